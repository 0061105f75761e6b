"""The terminal's second reading of the protocol holds to the standards it names."""
import random
import uuid

import application
import hallsync


def test_members_are_sorted_by_utf16_and_written_shortest():
    value = {"\ufb33": 1, "\U0001f600": "€\n\x0f\"\\", "a": [None, True, -3], "\u0080": {}}
    assert hallsync.canonical(value).decode() == (
        '{"a":[null,true,-3],"\u0080":{},"\U0001f600":"€\\n\\u000f\\"\\\\","\ufb33":1}')


def test_an_identifier_is_of_version_7_and_says_its_time():
    identifier = uuid.UUID(hallsync.uuid7(1_795_000_000_123, random.Random(1)))
    assert (identifier.version, identifier.variant) == (7, uuid.RFC_4122)
    assert identifier.int >> 80 == 1_795_000_000_123


def test_the_check_character_of_a_number():
    # ISO/IEC 7064, MOD 37,36: a body with its check character brings the sum to 1.
    body = "4213261121SZ01A0042"
    product = 36
    for sign in body:
        product = ((product + application.SIGNS.index(sign)) % 36 or 36) * 2 % 37
    assert (product + application.SIGNS.index(application.check_character(body))) % 36 == 1
