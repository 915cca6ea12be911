"""What can go wrong between data and a finished paper."""


class PaperError(Exception):
    """A paper cannot be made; the message is fit for the person who asked for it."""


class MissingFieldError(PaperError):
    """A compulsory field of the kind is not in the data, or has the wrong type."""


class GlyphError(PaperError):
    """A character has no glyph, or a font nobody chose stood in; the paper would show boxes."""


class LayoutError(PaperError):
    """The signature block stands alone on a page and no tighter setting helps."""
