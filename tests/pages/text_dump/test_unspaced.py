"""Pages in languages of which it is not known how they speak of clutter, and without spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages import clean
from reader.pages.text_dump.kinds import ENDS_OF_A_SENTENCE, end_of
from reader.pages.text_dump.unspaced import letters_in, words_in

_FINNISH = """Marlowin Sanomat
Etusivu
Kotimaa
Talous
Urheilu
Kulttuuri
Köysilossi jää talveksi laituriin, päätti satamalautakunta
Köysilossi ei kulje enää ensimmäisten pakkasten jälkeen, sillä sen vaijeri on yhtä vanha kuin \
silta eikä kukaan uskalla luvata, että se kestää vielä yhden talven jäissä.
Saarella asuu kolmesataa ihmistä, ja heidän lapsensa käyvät koulua rannan toisella puolella, \
joten lautakunnan päätös koskee lähes jokaista perhettä.
Vaijeri vaihdettiin viimeksi kaksikymmentäyksi vuotta sitten, vaikka valmistaja suosittelee \
sen vaihtamista kahdentoista vuoden välein kaikissa sen toimittamissa losseissa.
Kapteeni pyysi kolmesti uutta vaijeria, mutta kunta siirsi asian joka kerta seuraavan vuoden \
talousarvioon, kunnes ensimmäiset säikeet katkesivat viime viikon myrskyssä.
Talveksi saarelle vuokrataan pieni vene, joka kulkee aamulla ja illalla, mutta autoja se ei \
voi ottaa, joten kauppias joutuu hakemaan tavaransa kärryillä rannasta.
Lautakunta kokoontuu uudelleen kevättalvella, kun tarjoukset uudesta vaijerista on saatu, ja \
silloin selviää myös, kuka työn lopulta maksaa.
Jaa
Lue myös
Yhdeksän venettä etsii omistajaa
Tietoa meistä
"""
_UKRAINIAN = """Вісник Марлоу
Головна
Новини
Спорт
Культура
Погода
Канатний пором зупинять на зиму, вирішила рада
Канатний пором не ходитиме після перших морозів, бо його трос такий же старий, як і міст, і \
ніхто не обіцяє, що він витримає ще одну зиму.
На острові живе триста людей, а їхні діти навчаються на другому березі, тож рішення ради \
стосується майже кожної родини.
Капітан тричі просив новий трос, але громада щороку відкладала це питання, аж поки минулого \
тижня під час бурі не порвалися перші нитки.
На зиму для острова наймуть невеликий човен, який ходитиме вранці та ввечері, але автомобілів \
він не візьме.
Поширити
Читайте також
Дев’ять човнів шукають господаря
"""
_CHINESE = """马洛晚报
首页
新闻
体育
天气
渡口
旅游
缆索渡船今冬停航 港务委员会作出决定
第一次霜冻之后，缆索渡船将不再过河，因为它的缆绳和大桥一样老，谁也不敢保证它还能撑过一个冬天。
岛上住着三百人，孩子们都在对岸上学，所以这个决定几乎关系到每一个家庭。
“我三次要求换一条新缆绳，”船长林石在会上说，“每一次都被推到下一年的预算里。”
冬天将为岛上租一条小船，早晚各开一班，但不能运汽车，商店只好用手推车从岸边取货。
委员会将在春天再次开会，届时才会知道由谁来付钱。
分享到
相关新闻
九条船等待认领
"""
_JAPANESE = """丸露新聞
トップ
社会
経済
スポーツ
天気
渡し場
綱の渡し船、冬は運休へ 港湾委員会が決定
初霜のあと、綱の渡し船は川を渡らない。綱は橋と同じほど古く、もう一冬もつと約束できる人はいないためだ。
島には三百人が住み、子どもたちは対岸の学校に通っている。決定はほとんどの家に関わる。
「新しい綱を三度求めた」と船長の石田さんは述べた。「そのたびに翌年の予算に回された」
冬のあいだは小さな船が朝と夕に一便ずつ出るが、車は載せられない。店の主人は岸から荷車で品物を運ぶことになる。
委員会は春にもう一度開かれ、だれが払うのかはそのときに分かるという。
関連記事
九隻の船、持ち主を待つ
"""
_PAGES = {"fi": _FINNISH, "uk": _UKRAINIAN, "zh": _CHINESE, "ja": _JAPANESE}
_ENDS = {"fi": "Jaa", "uk": "Поширити", "zh": "分享到", "ja": "関連記事"}


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("tongue", _PAGES)
def test_the_article_is_taken_out_of_a_page_in_any_language(tongue: str, between: str) -> None:
    lines = _PAGES[tongue].strip().split("\n")
    first = 6 + (tongue in ("zh", "ja"))
    article = clean(between.join(lines), kind="text")
    text = lines[first + 1 : lines.index(_ENDS[tongue])]
    assert article.text.split("\n\n") == text
    assert article.title == lines[first]


@pytest.mark.parametrize("tongue", _PAGES)
def test_what_was_cleaned_stays_as_it_is(tongue: str) -> None:
    text = clean(_PAGES[tongue], kind="text").text
    assert clean(text, kind="text").text == text


def test_a_quotation_ends_a_sentence_where_one_stands_before_it() -> None:
    assert end_of("「渡さない」と述べた。「綱が古い」") in ENDS_OF_A_SENTENCE
    assert end_of("船長「綱が古い」") not in ENDS_OF_A_SENTENCE


@given(st.text(alphabet="ab 渡し船、。ー", max_size=30).map(lambda text: " ".join(text.split())))
def test_letters_and_words_grow_with_the_text(text: str) -> None:
    assert len(text) <= letters_in(text) <= 2.5 * len(text)
    assert text.count(" ") < words_in(text)
    assert words_in(f"{text} ferry") == words_in(text) + 1
