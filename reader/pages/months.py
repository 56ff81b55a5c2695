"""The names of months, in the languages that news are read in, with their cases."""

from __future__ import annotations

_LATIN = """
january jan januar jänner janvier janv enero ene janeiro gennaio gen januari styczeń stycznia
ocak ledna;
february feb februar februari février févr fevr febrero fevereiro fev febbraio luty lutego
şubat února;
march mar märz mrz mars marzo março maart maa marts marzec marca mart března;
april apr avril avr abril abr aprile kwiecień kwietnia nisan dubna;
may mai mayo maio mag maggio mei maj maja mayıs května;
june jun juni juin junio junho giugno giu czerwiec czerwca haziran června;
july jul juli juillet juil julio julho luglio lug lipiec lipca temmuz července;
august aug août aout agosto ago augustus augusti sierpień sierpnia ağustos srpna;
september sep sept septembre septiembre setembro set settembre wrzesień września eylül září;
october oct oktober okt octobre octubre outubro out ottobre ott październik października ekim
října;
november nov novembre noviembre novembro listopad listopada kasım listopadu;
december dec dezember dez décembre déc diciembre dic dezembro dicembre desember des grudzień
grudnia aralık prosince
"""
_CYRILLIC = """
январь января янв януари яну січень січня січ;
февраль февраля февр фев февруари лютий лютого лют;
март марта мар березень березня берез бер;
апрель апреля апр април квітень квітня квіт кві;
май мая травень травня трав;
июнь июня июн юни червень червня черв чер;
июль июля июл юли липень липня лип;
август августа авг серпень серпня серп;
сентябрь сентября сент сен септември септ сеп вересень вересня верес вер;
октябрь октября окт октомври жовтень жовтня жовт жов;
ноябрь ноября нояб ноя ноември ное листопад листопада;
декабрь декабря дек декември грудень грудня груд
"""
"""Russian, Ukrainian, Bulgarian."""
_GREEK = """
ιανουάριος ιανουαρίου ιανουαριος ιανουαριου ιαν;
φεβρουάριος φεβρουαρίου φεβρουαριος φεβρουαριου φεβ φεβρ;
μάρτιος μαρτίου μαρτιος μαρτιου μαρ μάρ μαρτ;
απρίλιος απριλίου απριλιος απριλιου απρ;
μάιος μαΐου μάϊος μαιος μαιου μαϊου μαΐ μάι μαι;
ιούνιος ιουνίου ιουνιος ιουνιου ιουν ιούν;
ιούλιος ιουλίου ιουλιος ιουλιου ιουλ ιούλ;
αύγουστος αυγούστου αυγουστος αυγουστου αυγ αύγ;
σεπτέμβριος σεπτεμβρίου σεπτεμβριος σεπτεμβριου σεπ σεπτ;
οκτώβριος οκτωβρίου οκτωβριος οκτωβριου οκτ;
νοέμβριος νοεμβρίου νοεμβριος νοεμβριου νοε νοέ νοεμ;
δεκέμβριος δεκεμβρίου δεκεμβριος δεκεμβριου δεκ
"""
"""With and without the accents that capitals leave out."""
_ARABIC = """
يناير كانون_الثاني جانفي;
فبراير شباط فيفري;
مارس آذار اذار;
أبريل إبريل ابريل نيسان أفريل افريل;
مايو أيار ايار ماي;
يونيو يونية حزيران جوان;
يوليو يولية تموز جويلية يوليوز;
أغسطس اغسطس آب أوت غشت;
سبتمبر أيلول ايلول شتنبر;
أكتوبر اكتوبر تشرين_الأول تشرين_الاول;
نوفمبر تشرين_الثاني نونبر;
ديسمبر كانون_الأول كانون_الاول دجنبر
"""
"""As from Egypt to the Gulf, in the Levant, and in the Maghreb."""
_HEBREW = """
ינואר; פברואר; מרץ מרס; אפריל; מאי; יוני; יולי; אוגוסט; ספטמבר; אוקטובר; נובמבר; דצמבר
"""
_HINDI = """
जनवरी; फरवरी फ़रवरी; मार्च; अप्रैल; मई; जून; जुलाई; अगस्त;
सितंबर सितम्बर; अक्टूबर अक्तूबर; नवंबर नवम्बर; दिसंबर दिसम्बर
"""


def _by_name(*tables: str) -> dict[str, int]:
    return {
        name.replace("_", " "): number
        for table in tables
        for number, names in enumerate(table.split(";"), 1)
        for name in names.split()
    }


MONTHS: dict[str, int] = {
    **_by_name(_LATIN, _CYRILLIC, _GREEK, _ARABIC, _HEBREW, _HINDI),
    **{f"ב{name}": number for name, number in _by_name(_HEBREW).items()},
}
"""Months by their names in small letters; in Hebrew with the letter for "in", too."""
NAME = (
    r"(?:[A-Za-zÀ-ž]{3,12}"
    r"|(?:تشرين|كانون) ال[آ-ي]{3,5}"
    r"|[\u0370-\u04ff\u05d0-\u05ea\u0621-\u064a\u0900-\u0963]{2,12})"
)
"""What the name of a month looks like, as a regular expression."""


def number_of(name: str) -> int | None:
    """Return the number of the month that is called so, None where none is.

    >>> number_of("März"), number_of("ΜΑΡΤΙΟΥ"), number_of("Pier")
    (3, 3, None)
    """
    return MONTHS.get(name.lower())
