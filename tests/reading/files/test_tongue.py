"""The language of a text: another one is told, English with foreign names and quotations stays English."""

import pytest

from analysis.reading.files.tongue import language_of

OTHERS = {  # twenty languages, one sentence each
    "ar": "قالت النقابة يوم الاثنين إن المحادثات انتهت دون اتفاق",
    "cs": "Odbory v pondělí odmítly nabídku majitelů přístavu a jednání skončilo bez dohody.",
    "da": "Fagforeningen forlod lokalet mandag, og ejerne svarede, at strejken måtte ophøre først.",
    "de": "Die Gewerkschaft verließ am Montag den Saal, weil die Eigentümer nicht zahlen wollten.",
    "el": "Το συνδικάτο αποχώρησε από την αίθουσα τη Δευτέρα χωρίς συμφωνία.",
    "es": "El sindicato abandonó la sala el lunes y los dueños dijeron que la huelga debía terminar.",
    "fi": "Ammattiliitto poistui salista maanantaina, eikä sopimusta syntynyt omistajien kanssa.",
    "fr": "Le syndicat a quitté la salle lundi. Les propriétaires ont répondu que la grève devait cesser.",
    "he": "האיגוד עזב את האולם ביום שני ללא הסכם עם הבעלים",
    "hu": "A szakszervezet hétfőn elhagyta a termet, mert a tulajdonosok nem akartak fizetni.",
    "id": "Serikat pekerja meninggalkan ruangan pada hari Senin tanpa kesepakatan dengan pemilik.",
    "it": "Il sindacato ha lasciato la sala lunedì e i proprietari non hanno voluto pagare.",
    "ja": "労働組合は月曜日に会場を去り、交渉は合意なしに終わった。",
    "nl": "De vakbond verliet maandag de zaal, omdat de eigenaren niet wilden betalen.",
    "pl": "Związek opuścił w poniedziałek salę, ponieważ właściciele nie chcieli zapłacić.",
    "pt": "O sindicato deixou a sala na segunda-feira e os donos não quiseram pagar.",
    "ru": "Профсоюз покинул зал в понедельник, и переговоры закончились без соглашения.",
    "tr": "Sendika pazartesi günü salonu terk etti ve görüşmeler anlaşma olmadan sona erdi.",
    "vi": "Công đoàn đã rời khỏi phòng họp hôm thứ Hai mà không đạt được thỏa thuận.",
    "zh": "工会星期一离开了会场，谈判没有达成协议。",
}


@pytest.mark.parametrize("code", OTHERS)
def test_another_language_is_told(code):
    assert language_of(OTHERS[code]) == code
    assert language_of(f"{OTHERS[code]}\n\n{OTHERS[code]}".upper()) == code


@pytest.mark.parametrize(
    "text",
    [
        "", "…", "1 2 3", "Talks fail", "No deal", "Zelin: nyet", "Łukasz Gąsiorowski said no.",
        "PORT TALKS END EARLY. THE UNION SAID NO.",
        "Małgorzata Wiśniewska, Jürgen Müller and Nguyễn Thị Hạnh met Željko Đurić in Kraków, and said that the deal was dead.",
        "The union left. « Nous ne signerons pas tant que les propriétaires ne paieront pas », a déclaré Anna Rundle, who "
        "leads it, and the owners said that they would wait.",
        "Key demands:\n- higher pay\n- shorter shifts\n- a new crane",
        "<p class='x1'> 10:20 --> 10:40 </p>",
    ],
)  # fmt: skip
def test_english_and_what_is_too_short_to_tell_stay_english(text):
    assert language_of(text) == "en"


def test_english_does_not_wait_for_the_model(monkeypatch):
    monkeypatch.setattr("analysis.reading.files.tongue._identifier", lambda: pytest.fail("loaded"))
    assert language_of("The envoys met for an hour and left. Nobody said that they would meet again.") == "en"
    assert language_of("Workers went home after their shifts, which were long, with nothing from Kenya in their hands.") == "en"
