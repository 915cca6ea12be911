"""What fills the papers of legal aid, by their codes."""

from legalaid.papers import closing, conduct, deciding

BUILDERS = {**deciding.BUILDERS, **conduct.BUILDERS, **closing.BUILDERS}
