"""Fills a hub's store with cases made from one real one, by the server itself."""
# One in so many is still open; the others are closed, and half of those are evaluated.
OPEN = 50
DAYS = 365

CHECK_CHARACTER = """
CREATE OR REPLACE FUNCTION check_character(body text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE signs CONSTANT text := '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'; product integer := 36;
BEGIN
    FOR place IN 1..length(body) LOOP
        product := (product + strpos(signs, substr(body, place, 1)) - 1) % 36;
        IF product = 0 THEN product := 36; END IF;
        product := product * 2 % 37;
    END LOOP;
    RETURN substr(signs, (37 - product) % 36 + 1, 1);
END $$;
"""

PLAN = """
CREATE UNLOGGED TABLE crowd AS
SELECT n, n % {open} = 0 AS open,
    '01a1fff0-0000-7000-8000-' || lpad(to_hex(n), 12, '0') AS id,
    {city} || '-261121-' || code || 'B-' || lpad(n::text, 7, '0') || '-'
        || check_character({city} || '261121' || code || 'B' || lpad(n::text, 7, '0')) AS number,
    code, {now} - (n % {days})::bigint * 86400000 AS at
FROM generate_series(1, {cases}) AS n, LATERAL (SELECT 'SZ0' || 1 + n % {kiosks} AS code) AS terminal;
CREATE TABLE one AS SELECT * FROM hall_case WHERE kiosk = 'SZ01' ORDER BY received_at LIMIT 1;
"""

FILL = [
    """INSERT INTO hall_case (division, id, number, kiosk, hall, submitted_at, received_at, record, version, process,
        manager, status, closed_at, evaluation)
    SELECT one.division, c.id, c.number, c.code, hall, at, at, convert_to(replace(replace(replace(
        convert_from(record, 'UTF8'), one.id, c.id), one.number, c.number), '"SZ01"', '"' || c.code || '"'), 'UTF8'),
        version, convert_to(replace(convert_from(process, 'UTF8'), one.id, c.id), 'UTF8'), manager,
        CASE WHEN open THEN status ELSE 'completed' END, CASE WHEN open THEN NULL ELSE at + 86400000 END,
        CASE WHEN open OR n % 2 = 0 THEN NULL ELSE 1 + n % 5 END
    FROM crowd AS c, one""",
    """INSERT INTO lane (division, case_id, utility, position, status, version, due_at, record)
    SELECT lane.division, c.id, utility, position, CASE WHEN open THEN lane.status ELSE 'completed' END, lane.version,
        due_at, lane.record
    FROM crowd AS c, one JOIN lane ON lane.division = one.division AND lane.case_id = one.id""",
    """INSERT INTO case_holder (division, holder, case_id)
    SELECT division, sha256(convert_to(n::text, 'UTF8')), c.id FROM crowd AS c, one""",
    """INSERT INTO limit_reading (division, case_id, lane, deadline, stage, started_at, due_at, legal_at, ended_at,
        used_minutes, paused_minutes, state, month)
    SELECT r.division, c.id, r.lane, r.deadline, r.stage, at, at + 86400000, NULL,
        CASE WHEN open THEN NULL ELSE at + 3600000 END, n % 480, 0,
        CASE WHEN open THEN 'open' WHEN n % 20 = 0 THEN 'late' ELSE 'kept' END,
        to_char(to_timestamp(at / 1000), 'YYYY-MM')
    FROM crowd AS c, one JOIN limit_reading AS r ON r.division = one.division AND r.case_id = one.id""",
    """INSERT INTO task (division, case_id, key, kind, party, lane, since, due_at, legal_at, next_mark_at, urgency,
        record)
    SELECT t.division, c.id, t.key, t.kind, t.party, t.lane, at, at + 86400000, t.legal_at, t.next_mark_at,
        c.n / {open} % 5, t.record
    FROM crowd AS c, one JOIN task AS t ON t.division = one.division AND t.case_id = one.id WHERE open""",
    """INSERT INTO limit_tally (division, month, lane, stage, state, slot, n, used_minutes, paused_minutes)
    SELECT division, month, lane, stage, state, '', count(*), sum(used_minutes), sum(paused_minutes) FROM limit_reading
    WHERE ended_at IS NOT NULL AND case_id LIKE '01a1fff0-%' GROUP BY division, month, lane, stage, state""",
    "UPDATE stream SET cases = cases + (SELECT count(*) FROM crowd WHERE code = stream.kiosk)",
]


def fill(server, cases, kiosks, now, city):
    """So many cases more, as if they had come in over a year."""
    server.query(CHECK_CHARACTER)
    server.query("DROP TABLE IF EXISTS crowd; DROP TABLE IF EXISTS one")
    server.query(PLAN.format(open=OPEN, city=f"'{city}'", now=now, days=DAYS, cases=cases, kiosks=kiosks))
    for statement in FILL:
        # What refers to what is as it should be; checking it row by row takes most of the time.
        server.query("SET session_replication_role = replica; " + statement.replace("{open}", str(OPEN)))
    server.query("VACUUM ANALYZE")


def numbers(server, count):
    """Numbers of cases from all over the crowd."""
    rows = server.query(f"SELECT number FROM crowd ORDER BY n::bigint * 7919 % 1000003 LIMIT {count}")
    return [number for number, in rows]
