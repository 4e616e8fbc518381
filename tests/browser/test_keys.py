"""Everything can be done by keyboard; single keys are a shortcut that never gets in the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .reader import A_QUESTION, expect_at_top, expect_shown, field, heading, settle, show_all, shown

TOPIC = "topics/lamp.html"
OTHER = "topics/log.html"
ON_TOPIC = ["Skip to content", "Show all answers", "Copy link to: What does flash_for", "Answer", "Edit"]
EVERY_KEY = "jkoar?np/fs,."

CURRENT = """() => {
  const node = document.activeElement
  // The theme's radio buttons have no size; a label beside them stands for them.
  const shown = node.type === 'radio' ? node.nextElementSibling : node
  const { width, height, right, bottom } = shown.getBoundingClientRect()
  const around = [shown, shown.parentElement, shown.parentElement?.parentElement].filter(Boolean)
  const marked = node.matches('input') || around.some(part => getComputedStyle(part).outlineStyle !== 'none')
  const seen = marked && width > 0 && height > 0 && right > 0 && bottom > 0 && shown.checkVisibility()
  return { name: node.ariaLabel || node.textContent.trim() || node.title || node.id, tag: node.tagName, seen }
}"""


def help_dialog(page: Page):
    return page.get_by_role("dialog").filter(has_text="Next question")


def turn_off(page: Page) -> None:
    page.keyboard.press("?")
    help_dialog(page).get_by_role("switch").uncheck()
    page.keyboard.press("Escape")
    expect(help_dialog(page)).to_be_hidden()


def untouched(page: Page, url: str) -> None:
    """Nothing has come of any key: no way gone, nothing opened, nothing reached."""
    settle(page)
    assert page.url == url
    assert shown(page) == []
    expect(help_dialog(page)).to_be_hidden()
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    assert page.evaluate("document.activeElement.tagName") != "H2"


def test_j_and_k_go_to_the_next_question_and_the_previous_one(edge, visit):
    page = visit(edge, TOPIC)
    first, second, *_ = edge.ids_on(TOPIC)
    page.keyboard.press("j")
    expect(heading(page, first)).to_be_focused()
    page.keyboard.press("j")
    expect(heading(page, second)).to_be_focused()
    expect_at_top(page, second)
    page.keyboard.press("k")
    expect(heading(page, first)).to_be_focused()


def test_j_stops_at_the_last_question(edge, visit):
    page = visit(edge, TOPIC)
    for _ in range(len(edge.ids_on(TOPIC)) + 2):
        page.keyboard.press("j")
    expect(heading(page, edge.ids_on(TOPIC)[-1])).to_be_focused()


def test_j_goes_on_from_where_a_link_has_led(edge, visit):
    page = visit(edge, f"{TOPIC}#silent")
    page.keyboard.press("j")
    expect(heading(page, "lamps-compared")).to_be_focused()


def test_j_goes_on_from_where_the_focus_is(edge, visit):
    page = visit(edge, TOPIC)
    page.locator("details:has(#silent-answer) > summary").focus()
    page.keyboard.press("j")
    expect(heading(page, "lamps-compared")).to_be_focused()


def test_o_opens_and_closes_the_answer_of_the_current_question(edge, visit):
    page = visit(edge, TOPIC)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect_shown(page, ["which-lamp"])
    page.keyboard.press("o")
    expect_shown(page, [])


def test_a_shows_and_hides_all_answers(edge, visit):
    page = visit(edge, TOPIC)
    page.keyboard.press("a")
    expect_shown(page, edge.ids_on(TOPIC))
    expect(show_all(page)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("a")
    expect_shown(page, [])


def test_n_and_p_go_to_the_next_topic_and_the_previous_one(edge, visit):
    page = visit(edge, TOPIC)
    page.keyboard.press("n")
    page.wait_for_url(edge.url(OTHER))
    page.keyboard.press("p")
    page.wait_for_url(edge.url(TOPIC))


def test_r_goes_to_a_random_question(edge, visit):
    page = visit(edge)
    page.keyboard.press("r")
    page.wait_for_url(A_QUESTION)


@pytest.mark.parametrize("key", ["r", "j"])
def test_enter_opens_the_answer_of_a_question_that_a_key_has_led_to(edge, visit, key):
    page = visit(edge, "topics/last.html")
    page.keyboard.press(key)
    reached = page.locator("h2:focus")
    expect(reached).to_have_count(1)
    question = reached.get_attribute("id")
    page.keyboard.press("Shift+Enter")
    expect_shown(page, [])
    page.keyboard.press("Enter")
    expect_shown(page, [question])
    page.keyboard.press("Enter")
    expect_shown(page, [])


def test_enter_that_is_held_opens_nothing(edge, visit):
    page = visit(edge, TOPIC)
    page.keyboard.press("j")
    page.evaluate(
        "document.activeElement.dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', repeat: true, bubbles: true}))"
    )
    expect_shown(page, [])


def test_a_slash_goes_to_the_search(edge, visit):
    page = visit(edge, TOPIC)
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")


def test_a_question_mark_shows_the_list_of_keys(edge, visit):
    page = visit(edge, TOPIC)
    page.keyboard.press("?")
    keys = help_dialog(page).locator("kbd").all_inner_texts()
    assert sorted(keys) == sorted([*"/jkoarnp?", "Ctrl K"])


@pytest.mark.parametrize("path", ["index.html", "topics/index.html", TOPIC])
def test_a_button_shows_the_list_of_keys_on_every_page(edge, visit, path):
    page = visit(edge, path)
    page.get_by_role("contentinfo").get_by_role("button", name="Keyboard").click()
    expect(help_dialog(page)).to_be_visible()


def test_the_list_of_keys_closes_by_escape_and_gives_the_focus_back(edge, visit):
    page = visit(edge, TOPIC)
    button = page.get_by_role("contentinfo").get_by_role("button", name="Keyboard")
    button.press("Enter")
    expect(help_dialog(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(help_dialog(page)).to_be_hidden()
    expect(button).to_be_focused()


def test_keys_do_nothing_behind_the_list_of_keys(edge, visit):
    page = visit(edge, TOPIC)
    page.keyboard.press("?")
    for key in EVERY_KEY:
        page.keyboard.press(key)
    settle(page)
    expect(help_dialog(page)).to_be_visible()
    assert page.url == edge.url(TOPIC)
    assert shown(page) == []


def test_keys_are_letters_while_one_types(edge, visit):
    page = visit(edge, TOPIC)
    field(page).click()
    page.keyboard.type(EVERY_KEY)
    settle(page)
    expect(field(page)).to_have_value(EVERY_KEY)
    assert page.url.split("?")[0] == edge.url(TOPIC)
    assert shown(page) == []
    expect(help_dialog(page)).to_be_hidden()


@pytest.mark.parametrize("element", ["textarea", "select", "div contenteditable"])
def test_keys_do_nothing_in_any_kind_of_field(edge, visit, element):
    page = visit(edge, TOPIC)
    page.evaluate(
        "element => document.querySelector('article').insertAdjacentHTML('afterbegin', `<${element} id=own>`)", element
    )
    page.locator("#own").focus()
    for key in EVERY_KEY:
        page.keyboard.press(key)
    untouched(page, edge.url(TOPIC))


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_keys_with_a_modifier_are_left_to_the_browser(edge, visit, modifier):
    page = visit(edge, TOPIC)
    for key in "joar":
        page.keyboard.press(f"{modifier}+{key}")
    untouched(page, edge.url(TOPIC))


def test_a_switch_turns_single_keys_off_those_of_the_theme_too(edge, visit):
    page = visit(edge, TOPIC)
    turn_off(page)
    for key in EVERY_KEY:
        page.keyboard.press(key)
    untouched(page, edge.url(TOPIC))


def test_the_switch_is_remembered(edge, visit):
    page = visit(edge, TOPIC)
    turn_off(page)
    page.goto(edge.url(OTHER))
    for key in EVERY_KEY:
        page.keyboard.press(key)
    untouched(page, edge.url(OTHER))


def test_the_switch_turns_single_keys_on_again(edge, visit):
    page = visit(edge, TOPIC)
    turn_off(page)
    page.goto(edge.url(OTHER))
    page.get_by_role("contentinfo").get_by_role("button", name="Keyboard").click()
    help_dialog(page).get_by_role("switch").check()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect_shown(page, edge.ids_on(OTHER))


def test_answers_open_by_keyboard_with_single_keys_off(edge, visit):
    page = visit(edge, TOPIC)
    turn_off(page)
    page.locator("details:has(#silent-answer) > summary").press("Enter")
    expect_shown(page, ["silent"])


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["index.html", TOPIC])
def test_the_tab_key_goes_to_everything_that_acts_and_to_nothing_unseen(edge, visit, path, width):
    page = visit(edge, path, width=width, height=900)
    stops = []
    for _ in range(90):
        page.keyboard.press("Tab")
        stop = page.evaluate(CURRENT)
        if stop["tag"] == "BODY":
            break
        stops.append(stop)
    assert [stop for stop in stops if not stop["seen"]] == []
    names = " | ".join(stop["name"] for stop in stops)
    wanted = ["Colours", "Random question", *(ON_TOPIC if path == TOPIC else ["Lamp and lens", "All questions"])]
    assert [name for name in wanted if name not in names] == []


def test_the_topics_can_be_reached_by_keyboard_on_a_narrow_screen(edge, visit):
    page = visit(edge, TOPIC, width=390, height=800)
    button = page.get_by_role("button", name="Navigation")
    button.press("Enter")
    link = page.get_by_role("navigation").get_by_role("link", name="Last things").first
    expect(link).to_be_visible()
    link.press("Enter")
    page.wait_for_url(edge.url("topics/last.html"))


def test_the_contents_of_a_page_can_be_opened_in_the_menu_of_a_telephone(edge, visit):
    page = visit(edge, TOPIC, width=390, height=844)
    page.get_by_role("button", name="Navigation").click()
    menu = page.get_by_role("navigation", name="Navigation")
    expect(menu.get_by_role("link", name="Home")).to_be_focused()
    menu.get_by_role("checkbox", name="Lamp and lens").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="What does flash_for return?")).to_be_focused()
    expect(menu.get_by_role("link", name="Log book")).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Log book")).to_be_focused()


def test_what_the_menu_of_a_telephone_covers_takes_no_focus(edge, visit):
    page = visit(edge, TOPIC, width=390, height=844)
    menu = page.get_by_role("button", name="Navigation")
    asleep = page.locator("[inert] article")
    menu.click()
    expect(asleep).to_be_attached()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(asleep).not_to_be_attached()
    menu.click()
    # The telephone is turned, or a window made wider: the page must not stay asleep.
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(asleep).not_to_be_attached()
