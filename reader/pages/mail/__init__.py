"""Mails: what a mail program saved or showed, to the page that was sent.

A mail that was saved whole is told from the bytes (`message`); one that was copied out as text is
a dump, whose head `reader.pages.text_dump.mail` finds. What the fields say is told in `fields`.
"""
