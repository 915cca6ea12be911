"""The words that the field page's script says; the page hands them over, so that they are translated like all others."""

from django.utils.translation import gettext as _


def field_words() -> dict[str, str]:
    """Each word under the key that the script asks for; {count} and the like are filled in there."""
    return {**_states(), **_faults(), **_pages()}


def _states() -> dict[str, str]:
    return {
        "waiting": _("{count} waiting to be uploaded"),
        "done": _("Everything is uploaded"),
        "sending": _("Uploading…"),
        "offline": _("No line. What you write is kept on this phone and goes up by itself when the line is back."),
        "again": _("The server didn't answer. It is tried again by itself."),
        "signin": _("You are signed out. Sign in to upload; what you have written stays on this phone."),
        "ready": _("This page also opens without a line."),
        "left": _("{count} entries were left on this phone when you signed out. They are uploaded now."),
        "others": _("{count} entries of another person are on this phone, sealed. Only that person can upload them, after signing in here."),
        "unread": _("{count} entries on this phone can't be opened with your present key. They stay here; tell your administrator."),
        "locked": _("This phone is locked. Sign in once with a line to open what is on it."),
        "locked_offline": _("Locked on this phone. You are still signed in at the server: sign out again when the line is back."),
    }  # fmt: skip


def _faults() -> dict[str, str]:
    return {
        "full": _(
            "This phone has no room left. Upload first, or free some space; what you typed is still here."
        ),
        "old": _("This browser can't keep anything sealed. Open the page in a newer one, over https."),
        "fault": _("Something went wrong on this phone. What you typed is still here; try again."),
        "no_photo": _("That is no photo this phone can read. Take another one."),
        "many_photos": _("At most {most} photos a session."),
        "no_amount": _("Enter an amount in yuan, 0 or more."),
        "no_text": _("Write the note."),
        "no_change": _("Nothing has changed."),
        "no_came": _("Choose for at least one of them whether it came."),
        "no_take": _("This session couldn't be taken along. Try again with a line."),
    }


def _pages() -> dict[str, str]:
    return {
        "title": _("Field record"),
        "kept": _("Kept on this phone: {count}"),
        "note": _("note"),
        "offer": _("offer"),
        "presence": _("presence"),
        "position": _("what a side says"),
        "mediator": _("who mediates"),
        "mediates": _("mediates"),
        "mediates_not": _("does not mediate"),
        "picture": _("photo"),
        "state_waiting": _("waits for the line"),
        "state_refused": _("returned"),
        "remove": _("Delete"),
        "remove_sure": _("Really delete"),
        "reuse": _("Put back into the form"),
        "take": _("Take along"),
        "taken": _("On this phone since {when}"),
        "open": _("Open"),
        "over": _("This session is over. Notes still join; presence, offers and photos don't."),
        "confidential": _("in confidence"),
        "private_with": _("private talk with {name}"),
        "clash": _("{kind}: somebody else has changed this too"),
        "lost": _("Entries of a session that isn't on this phone any more"),
        "nothing": _("Nothing yet."),
        "past": _("Held, but not written up"),
        "today": _("Today"),
        "next": _("Next"),
    }
