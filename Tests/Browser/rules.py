"""The 60 rules of the screens, and where each of them is checked.

`measured`: on every page and in every view, see measure.py. `unit`: a sentence that is the name of a Swift test.
`browser`: a test of this folder. `why`: what no program can check, and who does.
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    how: str
    what: str


def measured(what):
    return Check("measured", what)


def unit(sentence):
    return Check("unit", sentence)


def browser(name):
    return Check("browser", name)


def why(reason):
    return Check("why", reason)


@dataclass(frozen=True)
class Rule:
    number: int
    words: str
    checks: tuple


def rule(number, words, *checks):
    return Rule(number, words, checks)


RULES = [
    rule(1, "All sizes derive from the millimetre; every page passes on 21.5, 27 and 32 inches and at scale 1.0 and 1.5",
         measured("the whole table, over three panels and two scales")),
    rule(2, "Targets measure at least 20 x 20 mm", measured("box of every target")),
    rule(3, "With big buttons, at least 25 mm", measured("box of every target in that mode")),
    rule(4, "No smaller floor for anything", measured("the smallest of all targets"),
         browser("test_pages.py::test_every_page_of_an_application")),
    rule(5, "3 mm between targets, 10 mm around what destroys", measured("distance of every pair"),
         browser("test_pages.py::test_every_page_of_leaving"),
         browser("test_pages.py::test_the_warning_of_a_quiet_screen")),
    rule(6, "Text of a task: capitals of 0.7 degrees at 600 mm", measured("type size of every task text")),
    rule(7, "No text below 26 px at 27 inches", measured("type size of every text")),
    rule(8, "Large text scales by 1.5 with the same features and no horizontal scroll",
         measured("width of page and boxes at scale 1.5")),
    rule(9, "Line height 1.5 for running text; nothing lost when spacing is forced",
         measured("line heights; a forced style sheet and what it cuts off")),
    rule(10, "Contrast 7:1 on task pages", measured("axe: color-contrast, color-contrast-enhanced")),
    rule(11, "Every glyph drawn by a known font", measured("fonts that drew the page"),
         browser("test_glyphs.py::test_names_of_the_standard_are_drawn_on_the_screen"),
         unit("every character sampled from a block has ink"), unit("a name of any block of the standard can be read from a PDF"),
         browser("test_pages.py::test_rare_names_are_drawn_on_the_page"),
         unit("a character no font has is shown as 〓 and reported")),
    rule(12, "Nothing told by colour alone; icons with words", measured("words of every target and picture"),
         browser("test_rules.py::test_what_is_chosen_shows_without_colours")),
    rule(13, "No horizontal scroll; a long page has buttons", measured("page size and paging buttons")),
    rule(14, "Operable between 380 and 1220 mm above the floor", unit("a panel that hangs out of reach is refused"),
         unit("the highest place within reach follows from the glass and how it hangs")),
    rule(15, "Low reach: every control below the line", measured("upper edge of every target in that mode")),
    rule(16, "Legible from an eye height of 1015 mm", why("depends on the angle at which the panel is mounted")),
    rule(17, "One bar, same order everywhere", measured("roles in the bar of every page")),
    rule(18, "Warning after 60 s of reading, 120 s of typing",
         browser("test_pages.py::test_a_quiet_screen_warns_counts_down_and_wipes"),
         browser("test_rules.py::test_a_page_to_read_warns_after_a_minute")),
    rule(19, "The warning counts down 30 s and can be put off ten times",
         browser("test_rules.py::test_a_page_to_read_warns_after_a_minute")),
    rule(20, "Slower doubles the limits, helping staff have five minutes; no page goes on by itself",
         measured("no refresh on any page"),
         unit("who asked for more time has twice as long before the visit is wiped"),
         unit("help ends with the visit, and a visit in help lasts five minutes")),
    rule(21, "The limit is said before anything is filled in",
         unit("the limit of a quiet screen names its seconds and what happens"),
         browser("test_rules.py::test_the_limit_is_said_before_the_first_field")),
    rule(22, "At the end everything is gone within a second",
         browser("test_rules.py::test_what_was_typed_is_gone_within_a_second"),
         browser("test_pages.py::test_nothing_is_left_for_the_next_person"),
         unit("leaving erases the visit from the file, not only from the table"),
         unit("a visit whose person is gone is wiped by the daemon itself"),
         unit("nothing of it stays after the visit, in memory or in the database")),
    rule(23, "The attract screen comes after a visit; the first touch only wakes; nothing moves",
         browser("test_rules.py::test_the_first_touch_only_wakes")),
    rule(24, "A tap shows at once, a page comes within a second, waiting is said",
         browser("test_rules.py::test_a_page_that_takes_long_says_so")),
    rule(25, "Waits for cards have their own end", unit("a card that lay too long before anybody touched is given to nobody"),
         unit("who leaves a card on the reader is told to take it"),
         why("there is no cash and no bank card; a page waits for an identity card as long as it stands, under rule 18")),
    rule(26, "One thing asked a page, the heading says it", measured("one heading; a lone question is the heading"),
         unit("a question that stands alone is its page's heading")),
    rule(27, "Progress in words; every page has its own heading", measured("titles of all pages"),
         unit("steps are counted with review and signature")),
    rule(28, "Mistakes: answers kept, summary on top with links, same words, title, focus",
         browser("test_rules.py::test_mistakes_are_said_on_top_and_at_the_field")),
    rule(29, "A complaint has at most 24 characters, says what to do, no code",
         unit("every sentence of every field is short, says what to do and blames nobody"),
         unit("what is said beside a field has at most 24 characters and says what to do"),
         unit("no text holds a code, a technical word or an asterisk")),
    rule(30, "Banned words", unit("no text uses a word that blames or says nothing"),
         unit("no sentence of the program uses a banned word")),
    rule(31, "What nobody can mend is no complaint but a page with what to do",
         browser("test_rules.py::test_what_nobody_can_mend_is_a_page"),
         unit("who may not apply is told where it is chosen, once somebody has chosen")),
    rule(32, "Checked on continue; blanks, dashes and full-width forms do not matter",
         unit("case, blanks, dashes and full-width forms do not matter"),
         browser("test_rules.py::test_nothing_is_said_before_continue")),
    rule(33, "What is optional says so; no asterisks", measured("labels"), unit("what may be left out is said in the label")),
    rule(34, "Nothing asked twice", unit("a company's handler is filled from the card, its legal person is not"),
         unit("what a person typed over the card's word stays"),
         unit("what the intention says stands in the application, marked as carried over")),
    rule(35, "Review: all answers, changes that return, not sent yet, a button that says the act",
         browser("test_rules.py::test_the_review_changes_and_comes_back")),
    rule(36, "Confirmation: number, who does what by when, phone, print, code",
         browser("test_rules.py::test_the_receipt_says_who_does_what_by_when"),
         unit("a receipt says what was received, who does what by when, and masks the person")),
    rule(37, "Names of 25 characters, the dot, every character of GB 18030",
         unit("a name of 25 characters, rare characters and the dot is accepted"),
         unit("a PDF's text can be read, rare characters with it"), unit("a receipt with a rare name is printed")),
    rule(38, "Units beside number fields", browser("test_rules.py::test_numbers_stand_with_their_units")),
    rule(39, "At most 8 characters a button, 25 a sentence",
         unit("no button has more than 8 characters, two words apart may have 12"),
         unit("no sentence has more than 25 characters"),
         why("of six choices a page: days and districts are lists of a city, laid out as a grid of big buttons instead")),
    rule(40, "No adverts, no windows", measured("no frame, film or second window on any page")),
    rule(41, "No puzzle; two ways to identify", browser("test_rules.py::test_without_a_reader_there_is_another_way")),
    rule(42, "On-page input by pinyin, digits, letters; the field keeps the focus; candidates within 100 ms",
         browser("test_typing.py::test_a_resident_types_name_number_and_phone"),
         browser("test_typing.py::test_a_company_its_code_and_its_address"),
         browser("test_typing.py::test_keys_act_on_release_and_leave_the_focus_in_the_field"),
         browser("test_handwriting.py::test_a_resident_writes_a_name_with_a_finger"),
         browser("test_handwriting.py::test_without_the_component_there_is_no_board"),
         why("the time to the candidates is printed by a measurement of its own, since it depends on the machine")),
    rule(43, "One tap, on release; no gesture", browser("test_rules.py::test_a_finger_that_slides_off_does_nothing"),
         browser("test_typing.py::test_keys_act_on_release_and_leave_the_focus_in_the_field"),
         browser("test_cities.py::test_by_touch_from_the_first_touch_to_the_paper_and_the_window"),
         why("handwriting and signature are drawn by their nature; pinyin and the window are the other ways")),
    rule(44, "Signature area 120 x 50 mm, again, and another way",
         browser("test_rules.py::test_the_signature_has_room_and_another_way")),
    rule(45, "Keys and marks that can be felt", why("hardware; seen at installation")),
    rule(46, "Read aloud on every page", browser("test_speech.py::test_a_journey_that_is_read_aloud"),
         unit("a page is said from its heading to the button that leads on"), unit("errors are said"),
         unit("new speech stops the old, and hush stops all"), why("whether it is understood is heard by a person")),
    rule(47, "Loudness back to usual after each visit; personal data to a headset only",
         unit("the volume has five steps and the next visit begins at the usual one"),
         unit("personal data are said to a headset only"), why("65 dBA at the ear is measured at installation")),
    rule(48, "Every sound has words", unit("a page is said as it stands on the screen"),
         browser("test_pages.py::test_every_page_of_leaving")),
    rule(49, "Settings one tap from every page, kept for the visit, reset after",
         measured("the switches of every page, and every page in each of them"),
         unit("what is set before the first touch goes with the visit, and ends with it"),
         unit("what somebody set who then went away is not for the next"), unit("a restart in the middle of a form keeps them")),
    rule(50, "Staff can be called everywhere; told when, and after a minute whom else to ask",
         measured("help in the bar of every page"),
         unit("a call is told with its time, and after a minute without answer where else to ask"),
         unit("who comes is told to the page; calling again meanwhile rings nobody"),
         unit("without a bell nobody is said to be told")),
    rule(51, "Masks", unit("names of every length keep the length and at most two characters"),
         unit("a name keeps its first and last character"),
         unit("phones and citizen numbers are masked for the review, 不知道 is a word")),
    rule(52, "A page never receives what it does not show",
         browser("test_identity.py::test_no_answer_holds_more_than_it_shows")),
    rule(53, "Nothing kept by the browser, back shows nothing",
         measured("storage and autocomplete of every page"), unit("no page may be kept by the browser"),
         browser("test_pages.py::test_nothing_is_left_for_the_next_person")),
    rule(54, "Codes carry a token, receipts are masked, no file holds a name",
         browser("test_identity.py::test_no_file_holds_the_person"), browser("test_pages.py::test_no_log_names_anybody"),
         unit("papers that may be left lying are masked")),
    rule(55, "Each fault says which device, what works, what to do",
         unit("every trouble of a device has words of its own that say what to do")),
    rule(56, "What works today is said before a task", browser("test_rules.py::test_a_printer_without_paper_is_said_before")),
    rule(57, "A left card is asked for until it is taken; after 30 s staff are called",
         browser("test_pages.py::test_every_page_of_leaving"), unit("a card that is left for half a minute calls staff, once"),
         unit("who leaves a card on the reader is told to take it")),
    rule(58, "No request leaves the machine; a restart resumes", measured("every request of every page"),
         unit("what was typed is there after a restart")),
    rule(59, "Maintenance: hidden entry and PIN, five failures lock five minutes, own idle limit, no resident data, all logged",
         browser("test_maintenance.py::test_a_maintainer_goes_past_every_page_by_touch"),
         unit("five wrong PINs of a maintainer lock the door for five minutes, and helping is not locked by it"),
         unit("where there is a key nobody gets in before it is turned, and turning it back ends it"),
         unit("two quiet minutes end a maintainer's time, and a page that is asked for begins them anew"),
         unit("no page of maintenance shows anything of a resident"),
         unit("number and PIN let a maintainer in, and the entry stands in the log first"),
         unit("each test is written down with what came of it, and the last five stand on the page"),
         unit("out of service survives a restart, residents are turned away, a maintainer opens again"),
         unit("five wrong PINs shut the gate for five minutes, also for the right one")),
    rule(60, "axe without a violation", measured("axe in every mode and scale")),
]
