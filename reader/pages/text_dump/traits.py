"""What a line of a dump shows by itself, wherever it stands: its traits.

Each question that is asked of a line has a fixed number of answers, and each answer a
number: the number of an observation, whose worth is learned (`weights.json`). The questions are
about how lines are written, which holds for pages of all sites: length and ending, function
words, capitals, digits, who is spoken to, credits, addresses.
"""

from __future__ import annotations

from reader.pages.text_dump.evidence import Numbers as Numbers
