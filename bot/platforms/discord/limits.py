"""What Discord takes at most."""

from __future__ import annotations

TEXT = 4_000
"""Characters of all text of one message of components."""
COMPONENTS = 40
"""Components of one message, those inside others counted too."""
CUSTOM_ID = 100
BUTTON_LABEL = 80
BUTTONS_PER_ROW = 5
OPTIONS = 25
OPTION_WORDS = 100
"""A menu option's label, and its value."""
PLACEHOLDER = 150
CHOICES = 25
CHOICE_WORDS = 100
"""An autocompleted choice's name, and its value."""
DESCRIPTION = 100
"""Of a command or an option."""
OPTION_NAME = 32
MODAL_WORDS = 45
"""A modal's title, and the labels of its inputs."""
MODAL_HINT = 100
MODAL_INPUTS = 5
INPUT_TEXT = 4_000
NONCE = 25
ALT = 256
"""Words of a picture, for those who do not see it."""
FOLLOW_UPS = 5
"""After the first answer, to whoever uses the app because they installed it for themselves."""
FILES = 4
"""Of one message; Discord takes ten, beside fewer components."""
DRAFT = 2_700
"""UTF-16 units of a text that is to stay in one block of code."""
CHUNK = 1_200
"""UTF-16 units of text before markup is escaped: where a long text is cut in pieces."""
