"""A person's own offer: in forms, in pictures, for their eyes alone, and what others may see."""

from __future__ import annotations

from typing import Any

import pytest
from simcord.results import InteractionResult

from bot.chat.forms import Field, Form
from bot.language.asks import Ask
from bot.platforms.discord.drafts import KEPT_SECONDS, Draft, Drafts
from bot.platforms.discord.messages import ALONE, CLOSED
from bot.platforms.discord.modals import modal
from bot.platforms.discord.responding import NO_FILES
from tests.platforms.discord.kit import Town, buttons, each, menus, raw, shown, words

OFFER = "offer wandb staff sf base 245k equity 310k/4y bonus 10% signing 35k"
SLASH = {"company": "wandb", "role": "staff", "region": "sf"}
REGION = "San Francisco"
PREP = "prep-weights-and-biases-staff-software-engineer.md"
ABOUT = "Acme Staff. Only you see it. " + "It is kept for a while. " * 4
HINT = "Acme Staff. Only you see it. It is kept for a while. It is kept for a while."
FIGURES = ("245", "310", "35K", "10%")


async def _judged(town: Town) -> InteractionResult:
    return await town.alice.slash(
        town.channel, "offer", **SLASH, offer="base 245k equity 310k/4y bonus 10% signing 35k"
    )


async def _pressed(town: Town, seen: Any, label: str, *, dm: bool = False) -> InteractionResult:
    """The button or the menu's option of that label, on whichever of the messages it is."""
    actor = town.alice.user if dm else town.alice
    messages = _all(seen) if isinstance(seen, InteractionResult) else seen
    for message in messages:
        if label in buttons(message):
            return await actor.click(message, label=label)
        for custom_id, options in menus(message).items():
            for option in options:
                if option["label"] == label:
                    return await actor.select(message, [option["value"]], custom_id=custom_id)
    raise AssertionError((label, [(buttons(m), menus(m)) for m in messages]))


def _all(result: InteractionResult) -> list[Any]:
    """All messages of an answer."""
    return [shown(result), *result.followups]


def _said(messages: list[Any]) -> str:
    return "\n".join(map(words, messages))


def _in_dm(town: Town) -> list[Any]:
    """What the bot wrote there, oldest first."""
    history = town.alice.user.dm_channel.history(viewer=town.alice.user)
    return sorted((m for m in history if m.author.bot), key=lambda message: message.id)


def _inputs(result: InteractionResult) -> list[dict[str, Any]]:
    assert result.modal is not None, words(result.response) if result.response else result
    assert len(result.modal["components"]) <= 5
    return [c for c in each(result.modal["components"]) if "custom_id" in c]


async def _mention(town: Town, text: str) -> None:
    me = town.env.bot.user
    assert me is not None
    await town.alice.send(town.channel, f"{me.mention} {text}")


async def test_a_command_is_judged_for_the_asker_alone(town: Town) -> None:
    seen = await _judged(town)
    assert seen.ephemeral
    assert "245" in words(shown(seen))
    assert not town.history
    ids = [c["custom_id"] for m in _all(seen) for c in each(raw(m)) if "custom_id" in c]
    ids += [o["value"] for m in _all(seen) for some in menus(m).values() for o in some]
    assert ids
    assert not [i for i in ids if "245" in i or "310" in i]


async def test_a_mention_is_judged_in_a_direct_message(town: Town) -> None:
    await _mention(town, OFFER)
    question, answer = town.history
    assert words(answer) == ALONE
    assert answer.reference is not None
    assert answer.reference.message_id == question.id
    assert "245" in _said(_in_dm(town))


async def test_what_was_judged_for_a_mention_goes_on_in_the_direct_message(town: Town) -> None:
    await _mention(town, OFFER)
    told = await _pressed(town, _in_dm(town), "Year by year", dm=True)
    assert "Year 1" in _said(_all(told))


@pytest.mark.parametrize("code", [50007, 50278])
async def test_closed_direct_messages_leave_no_figure_in_the_channel(town: Town, code: int) -> None:
    dm = town.alice.user.dm_channel
    town.env.inject_error("POST", f"/channels/{dm.id}/messages", status=403, code=code)
    await _mention(town, OFFER)
    _, answer = town.history
    assert words(answer) == CLOSED
    assert not [figure for figure in FIGURES if figure in words(answer)]


async def test_where_neither_way_is_open_nothing_is_said(town: Town) -> None:
    dm = town.alice.user.dm_channel
    town.env.inject_error("POST", f"/channels/{dm.id}/messages", status=403, code=50007)
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=403, code=50013)
    await _mention(town, OFFER)
    assert len(town.history) == 1


async def test_pictures_stand_in_the_answer_with_their_words(town: Town) -> None:
    seen = await _judged(town)
    told = await _pressed(town, seen, "Charts")
    assert told.ephemeral
    galleries = [c for c in raw(shown(told)) if c["type"] == 12]
    assert len(galleries) == 2
    for gallery in galleries:
        (item,) = gallery["items"]
        assert 0 < len(item["description"]) <= 256
        assert item["media"]["url"]
    kinds = [c["type"] for c in raw(shown(told))]
    assert kinds[:5] == [10, 12, 10, 12, 10]
    assert "8% of the way from low to high" in raw(shown(told))[2]["content"]


async def test_where_files_are_not_taken_their_words_are(town: Town) -> None:
    seen = await _judged(town)
    path = "/interactions/*/callback"
    town.env.inject_error("POST", path, status=403, code=50013)
    told = await _pressed(town, seen, "Charts")
    said = _said(_all(told))
    assert NO_FILES in said
    assert "Picture: " in said
    assert not [c for m in _all(told) for c in raw(m) if c["type"] == 12]


async def test_a_picture_in_a_direct_message_too(town: Town) -> None:
    await town.alice.user.send_dm(OFFER)
    told = await _pressed(town, _in_dm(town), "Charts", dm=True)
    assert [c["type"] for c in raw(shown(told))].count(12) == 2


async def test_a_page_to_keep_is_a_file(town: Town) -> None:
    await town.alice.user.send_dm(OFFER)
    await town.alice.user.send_dm("prep wandb staff sf")
    files = [c for m in _in_dm(town) for c in raw(m) if c["type"] == 13]
    assert [c["file"]["url"].rpartition("/")[2].partition("?")[0] for c in files] == [PREP]


async def test_sharing_shows_the_buckets_and_no_amount(town: Town) -> None:
    seen = await _judged(town)
    first = await _pressed(town, seen, "Share as buckets")
    assert "all that others would see" in words(shown(first))
    done = await town.alice.click(shown(first), label="Share in channel")
    assert done.ephemeral
    (posted,) = town.history
    assert "half of the band" in words(posted)
    assert "alice" not in words(posted)
    assert not [figure for figure in FIGURES if figure in words(posted)]


async def test_a_judgement_itself_cannot_be_shared(town: Town) -> None:
    seen = await _judged(town)
    assert not [m for m in _all(seen) if "Share in channel" in buttons(m)]


async def test_the_form_of_an_offer_in_two_steps(town: Town) -> None:
    first = await town.alice.slash(town.channel, "offer", **SLASH)
    given = {c["custom_id"] for c in _inputs(first)}
    assert len(given) == 5
    assert "base" in given
    assert first.modal is not None
    assert first.modal["components"][0]["description"] == (
        "Weights & Biases Staff Software Engineer. Only you see the answer."
    )
    told = await town.alice.submit_modal(
        first, {"region": [REGION], "base": "245k", "equity": "310k over 4 years"}
    )
    assert "Nothing is done yet" in _said(_all(told))
    assert "Only you see the answer" in _said(_all(told))
    second = await town.alice.click(shown(told), label="Next")
    assert len(_inputs(second)) == 5
    done = await town.alice.submit_modal(second, {"signing": "35k"})
    assert done.ephemeral
    assert "245" in _said(_all(done))
    assert "35" in _said(_all(done))
    assert not town.history


async def test_an_amount_that_cannot_be_read_opens_its_step_again(town: Town) -> None:
    first = await town.alice.slash(town.channel, "offer", **SLASH)
    told = await town.alice.submit_modal(first, {"region": [REGION], "base": "lots"})
    second = await town.alice.click(shown(told), label="Next")
    wrong = await town.alice.submit_modal(second, {})
    assert "Base" in words(shown(wrong))
    again = await town.alice.click(shown(wrong), label="Correct")
    assert {c["custom_id"]: c.get("value") for c in _inputs(again)}["base"] == "lots"


async def test_a_draft_is_copied_with_one_press_and_edited_in_a_form(town: Town) -> None:
    seen = await _judged(town)
    drafted = await _pressed(town, seen, "Draft a counter")
    assert drafted.ephemeral
    assert _said(_all(drafted)).count("```") == 2
    asked = await _pressed(town, drafted, "Edit")
    (field,) = _inputs(asked)
    assert field["style"] == 2
    assert field["max_length"] == 3000
    told = await town.alice.submit_modal(asked, {"draft": "Dear Sam,\n\nmore, please."})
    assert told.ephemeral
    assert "```\nDear Sam,\n\nmore, please.\n```" in _said(_all(told))


@pytest.mark.parametrize(
    ("fields", "steps"),
    [(0, []), (5, [5]), (6, [3, 3]), (9, [4, 5]), (10, [5, 5]), (11, [3, 4, 4])],
)
def test_the_first_step_asks_the_fewest(fields: int, steps: list[int]) -> None:
    asked = tuple(Field(str(n), "Label") for n in range(fields))
    draft = Draft(Form("T", "S", asked, Ask("offer")))
    assert [len(step) for step in draft.steps] == steps
    assert [field for step in draft.steps for field in step] == list(asked)


@pytest.mark.parametrize(
    ("fields", "hint", "above", "beside"),
    [
        pytest.param(4, "", ABOUT, None, id="above, where there is room"),
        pytest.param(5, "", None, HINT, id="as a hint, where not"),
        pytest.param(5, "As 5k.", None, "As 5k.", id="never in place of a hint"),
    ],
)
async def test_a_modal_says_what_it_is_about(
    fields: int, hint: str, above: str | None, beside: str | None
) -> None:
    asked = tuple(Field(str(n), "Label", hint=hint) for n in range(fields))
    draft = Draft(Form("T", "S", asked, Ask("offer"), ABOUT))
    components = modal(draft, "token", 0).to_dict()["components"]
    assert [c["content"] for c in components if c["type"] == 10] == ([above] if above else [])
    labels = [c for c in components if c["type"] == 18]
    assert labels[0].get("description") == beside


async def test_what_was_filled_in_is_forgotten_after_half_an_hour() -> None:
    now = [0.0]
    drafts = Drafts(seconds=lambda: now[0])
    token = drafts.keep(Draft(Form("T", "S", (), Ask("offer"))))
    now[0] = KEPT_SECONDS
    assert drafts.get(token) is not None
    now[0] += 1
    assert drafts.get(token) is None
