"""Who says what: speaker, words, directness, the outlet it came through; and what is no statement."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told, params

Tell = Callable[..., Told]

# text, speaker, content, kind
STATEMENTS = [
    # verb first, subject first
    (
        "قال وزير الخارجية المصري سامح شكري إن المحادثات ستستمر حتى نهاية الأسبوع.",
        "person-sameh-shoukry",
        "إن المحادثات ستستمر حتى نهاية الأسبوع",
        "indirect",
    ),
    (
        "وزير الخارجية الأميركي أنتوني بلينكن قال إن الوقت قد حان لوقف الحرب.",
        "person-antony-blinken",
        "إن الوقت قد حان لوقف الحرب",
        "indirect",
    ),
    (
        "أكد المتحدث باسم الخارجية القطرية ماجد الأنصاري أن الوساطة مستمرة.",
        "person-majed-al-ansari",
        "أن الوساطة مستمرة",
        "indirect",
    ),
    (
        "أعلن الجيش الإسرائيلي أنه قتل قائدا في حزب الله.",
        "organ-IL-israel-defense-forces",
        "أنه قتل قائدا في حزب الله",
        "indirect",
    ),
    (
        "شدد السيسي على أن مصر ترفض تهجير الفلسطينيين.",
        "person-abdel-fattah-el-sisi",
        "أن مصر ترفض تهجير الفلسطينيين",
        "indirect",
    ),
    ("أشار غوتيريش إلى أن الوضع في غزة كارثي.", "person-antonio-guterres", "أن الوضع في غزة كارثي", "indirect"),
    (
        "حذر لافروف من أن التصعيد قد يؤدي إلى حرب إقليمية.",
        "person-sergey-lavrov",
        "أن التصعيد قد يؤدي إلى حرب إقليمية",
        "indirect",
    ),
    ("رأت روسيا أن العقوبات غير قانونية.", "gov-RU", "أن العقوبات غير قانونية", "indirect"),
    ("اتهم الحوثيون واشنطن بأنها تدعم إسرائيل.", "org-houthis", "أنها تدعم إسرائيل", "indirect"),
    (
        "أعرب وزير الخارجية الصيني وانغ يي عن قلق بلاده من التصعيد.",
        "person-wang-yi",
        "قلق بلاده من التصعيد",
        "indirect",
    ),
    ("كشفت القناة الـ12 الإسرائيلية عن خطة لإدارة غزة.", "org-channel-12-il", "خطة لإدارة غزة", "indirect"),
    # direct, with all marks
    (
        'وأضاف بلينكن: "لن نقبل بأي تهديد لأمن المنطقة".',
        "person-antony-blinken",
        "لن نقبل بأي تهديد لأمن المنطقة",
        "direct",
    ),
    ("قال نتنياهو «سنواصل الحرب حتى النصر».", "person-benjamin-netanyahu", "سنواصل الحرب حتى النصر", "direct"),
    (
        "قال الرئيس التركي رجب طيب أردوغان “لن نصمت أمام ما يجري في غزة”.",
        "person-recep-tayyip-erdogan",
        "لن نصمت أمام ما يجري في غزة",
        "direct",
    ),
    ("قال ماكرون: «الوضع صعب. علينا أن نتحرك».", "person-emmanuel-macron", "الوضع صعب. علينا أن نتحرك", "direct"),
    (
        'كتب زيلينسكي على منصة إكس: "نحتاج إلى مزيد من الدفاعات الجوية".',
        "person-volodymyr-zelensky",
        "نحتاج إلى مزيد من الدفاعات الجوية",
        "direct",
    ),
    (
        '"لا مفاوضات تحت النار"، قال إسماعيل هنية في خطاب متلفز.',
        "person-ismail-haniyeh",
        "لا مفاوضات تحت النار",
        "direct",
    ),
    (
        'قال وزير الدفاع الإسرائيلي يوآف غالانت إن "إسرائيل لن تتوقف".',
        "person-yoav-gallant",
        'إن "إسرائيل لن تتوقف"',
        "direct",
    ),
    # outlets: «نقل X عن Y أن», «وفق ما», «بحسب»
    (
        "نقلت وكالة رويترز عن مسؤول إسرائيلي أن الجيش بدأ الانسحاب من رفح.",
        "مسؤول إسرائيلي",
        "أن الجيش بدأ الانسحاب من رفح",
        "indirect",
    ),
    (
        "نقل موقع أكسيوس عن مصدرين أميركيين أن بايدن غاضب من نتنياهو.",
        "مصدرين أميركيين",
        "أن بايدن غاضب من نتنياهو",
        "indirect",
    ),
    (
        "نقلت صحيفة معاريف عن مسؤول إسرائيلي قوله إن نتنياهو رفض الصفقة.",
        "مسؤول إسرائيلي",
        "إن نتنياهو رفض الصفقة",
        "indirect",
    ),
    (
        "ذكرت صحيفة نيويورك تايمز أن واشنطن أرسلت سفينة إلى البحر المتوسط.",
        "org-nyt",
        "أن واشنطن أرسلت سفينة إلى البحر المتوسط",
        "indirect",
    ),
    (
        "وصل الوفد المصري إلى تل أبيب، بحسب ما أفادت قناة القاهرة الإخبارية.",
        "org-al-qahera-news",
        "وصل الوفد المصري إلى تل أبيب",
        "indirect",
    ),
    ("وفقا لوكالة الأنباء السورية سانا، قتل ثلاثة جنود في الغارة.", "org-sana", "قتل ثلاثة جنود في الغارة", "indirect"),
    ("بحسب رويترز، وافقت حماس على المقترح الجديد.", "org-reuters", "وافقت حماس على المقترح الجديد", "indirect"),
    (
        "قتل خمسة مدنيين في القصف، وفق ما ذكرت وزارة الصحة في غزة.",
        "organ-PS-gaza-ministry-of-health",
        "قتل خمسة مدنيين في القصف",
        "indirect",
    ),
    (
        "قال مسؤول أميركي كبير لشبكة سي إن إن إن الاتفاق بات قريبا.",
        "مسؤول أميركي كبير",
        "إن الاتفاق بات قريبا",
        "indirect",
    ),
    (
        "قال ماكرون في تصريح لقناة فرانس 24 إن باريس ستعترف بدولة فلسطين.",
        "person-emmanuel-macron",
        "إن باريس ستعترف بدولة فلسطين",
        "indirect",
    ),
    # unnamed speakers
    (
        "قالت مصادر طبية إن 20 شخصا قتلوا في غارة على خان يونس.",
        "مصادر طبية",
        "إن 20 شخصا قتلوا في غارة على خان يونس",
        "indirect",
    ),
    ("قال أربعة مسؤولين أميركيين إن الاتفاق قريب.", "أربعة مسؤولين أميركيين", "إن الاتفاق قريب", "indirect"),
    (
        "قال مصدر أمني عراقي رفض الكشف عن هويته إن الهجوم نفذته طائرة مسيرة.",
        "مصدر أمني عراقي",
        "إن الهجوم نفذته طائرة مسيرة",
        "indirect",
    ),
    (
        "أفادت وسائل إعلام لبنانية بأن غارة استهدفت بلدة عيترون.",
        "وسائل إعلام لبنانية",
        "أن غارة استهدفت بلدة عيترون",
        "indirect",
    ),
    ("أكد دبلوماسيان غربيان أن المفاوضات توقفت.", "دبلوماسيان غربيان", "أن المفاوضات توقفت", "indirect"),
    # participles
    ("غادر بلينكن القاهرة مؤكدا أن الاتفاق قريب.", "person-antony-blinken", "أن الاتفاق قريب", "indirect"),
    (
        "التقى السيسي الوفد، مشيرا إلى أن مصر ترفض التهجير.",
        "person-abdel-fattah-el-sisi",
        "أن مصر ترفض التهجير",
        "indirect",
    ),
    ("رفض نتنياهو المقترح قائلا إن الحرب مستمرة.", "person-benjamin-netanyahu", "إن الحرب مستمرة", "indirect"),
    (
        "قال السيسي إن مصر ترفض التهجير، داعيا إسرائيل إلى وقف الحرب.",
        "person-abdel-fattah-el-sisi",
        "إسرائيل إلى وقف الحرب",
        "indirect",
    ),
    ("التقى بوتين الوفد، معلنا بدء الحوار مع أوروبا.", "person-vladimir-putin", "بدء الحوار مع أوروبا", "indirect"),
    # verbs that the analysis takes for nouns
    ("وأوضح غوتيريش، خلال لقاء بالسفراء، أن الوضع كارثي.", "person-antonio-guterres", "أن الوضع كارثي", "indirect"),
    ("من جانبه، بين بلينكن أن الاتفاق قريب.", "person-antony-blinken", "أن الاتفاق قريب", "indirect"),
    ('وكان ترامب وصف كيم بأنه "ماكر".', "person-donald-trump", 'كيم بأنه "ماكر"', "indirect"),
    # a verb that describes what is between the cue and its content
    (
        "قال غوتيريش في بيان أصدره أمس إن الوضع في غزة كارثي.",
        "person-antonio-guterres",
        "إن الوضع في غزة كارثي",
        "indirect",
    ),
    (
        "قال ماكرون بعد أن زار بيروت إن لبنان يحتاج إلى الدعم.",
        "person-emmanuel-macron",
        "إن لبنان يحتاج إلى الدعم",
        "indirect",
    ),
    # an object, a preposition of place, an apposition
    (
        "أكد غوتيريش، صباح الثلاثاء، بدء توزيع المساعدات في غزة.",
        "person-antonio-guterres",
        "بدء توزيع المساعدات في غزة",
        "indirect",
    ),
    ("أكد بلينكن على هامش القمة أن الاتفاق قريب.", "person-antony-blinken", "أن الاتفاق قريب", "indirect"),
    (
        'وأعلن تنظيم "داعش" مسؤوليته عن الهجوم في باريس.',
        "org-islamic-state",
        "مسؤوليته عن الهجوم في باريس",
        "indirect",
    ),
    (
        "أعلن دانيال هاغاري، المتحدث باسم الجيش الإسرائيلي، أن القوات دخلت رفح.",
        "person-daniel-hagari",
        "أن القوات دخلت رفح",
        "indirect",
    ),
    # where content ends
    ("قال بوتين إن الحرب مستمرة وأضاف أن الغرب يكذب.", "person-vladimir-putin", "إن الحرب مستمرة", "indirect"),
    ("أكد غوتيريش سقوط ضحايا وطلب من الجميع الهدوء.", "person-antonio-guterres", "سقوط ضحايا", "indirect"),
    (
        'قال غوتيريش "إن الوضع صعب، في حين يموت الأطفال" في غزة.',
        "person-antonio-guterres",
        "إن الوضع صعب، في حين يموت الأطفال",
        "direct",
    ),
    (
        'قال بوتين: "لن نتراجع عن أهدافنا في هذه الحرب.',
        "person-vladimir-putin",
        "لن نتراجع عن أهدافنا في هذه الحرب",
        "direct",
    ),
    (
        "قال بوتين إن القوات انسحبت وفق القانون من كييف.",
        "person-vladimir-putin",
        "إن القوات انسحبت وفق القانون من كييف",
        "indirect",
    ),
    # documents and their authors
    ("قتل ثلاثة جنود، وفق بيان أصدرته وزارة الدفاع الروسية.", "ministry-defence-RU", "قتل ثلاثة جنود", "indirect"),
    ("بحسب بيان للحكومة البريطانية، سيغادر السفير غدا.", "government-GB", "سيغادر السفير غدا", "indirect"),
    ("أصدر البيت الأبيض بيانا قال فيه إن الاتفاق قريب.", "seat-US-white-house", "إن الاتفاق قريب", "indirect"),
    # unnamed speakers who keep their names back
    (
        "قال مصدران أمنيان طلبا عدم الكشف عن هويتهما إن الهجوم نفذته طائرة مسيرة.",
        "مصدران أمنيان",
        "إن الهجوم نفذته طائرة مسيرة",
        "indirect",
    ),
    # denials and claims
    (
        "نفى المتحدث باسم حماس سامي أبو زهري أن تكون الحركة رفضت المقترح.",
        "person-sami-abu-zuhri",
        "أن تكون الحركة رفضت المقترح",
        "indirect",
    ),
    (
        "زعم الجيش الإسرائيلي أن المستشفى كان يستخدم مركزا للقيادة.",
        "organ-IL-israel-defense-forces",
        "أن المستشفى كان يستخدم مركزا للقيادة",
        "indirect",
    ),
]
KNOWN: dict[str, str] = {}


@pytest.mark.parametrize(("text", "speaker", "content", "kind"), params(STATEMENTS, KNOWN))
def test_statements(text: str, speaker: str, content: str, kind: str, tell: Tell) -> None:
    told = tell(text).statements
    assert (speaker, content, kind) in [(s.speaker, s.content, s.kind) for s in told], told


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("نفى بوتين أن تكون روسيا هاجمت المدينة.", "denies"),
        ("زعم الجيش الإسرائيلي أن المستشفى كان يستخدم مركزا للقيادة.", "claims"),
        ("أكد بوتين أن الحرب مستمرة.", "confirms"),
        ("حذر لافروف من أن التصعيد قد يؤدي إلى حرب إقليمية.", "warns"),
        ("قال بوتين إن الحرب مستمرة.", "neutral"),
        ("أقر نتنياهو بأن العملية فشلت.", "admits"),
        ("لم يستبعد نتنياهو أن تتوقف الحرب.", "neutral"),
        ("قال نتنياهو إن الحرب انتهت على حد زعمه.", "claims"),
    ],
)
def test_stances(text: str, stance: str, tell: Tell) -> None:
    assert [s.stance for s in tell(text).statements] == [stance]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("نقلت وكالة رويترز عن مسؤول إسرائيلي أن الجيش بدأ الانسحاب من رفح.", "org-reuters"),
        ("نقل موقع أكسيوس عن مصدرين أميركيين أن بايدن غاضب من نتنياهو.", "org-axios"),
        ("قال مصدر دبلوماسي فرنسي لرويترز إن الاتفاق قريب.", "org-reuters"),
        ("قال ماكرون في تصريح لقناة فرانس 24 إن باريس ستتحرك.", "org-france-24"),
        ("كتب زيلينسكي على منصة إكس إن الدفاعات الجوية لا تكفي.", "org-x-twitter"),
        ("قال وزير الخارجية المصري سامح شكري إن المحادثات ستستمر، بحسب رويترز.", "org-reuters"),
        ("قال بوتين إن الحرب مستمرة.", ""),
        ('قالت شرطة مانشستر على صفحتها على "تويتر" إن حادثا وقع.', "org-x-twitter"),
        ("قال ماكرون في بيان نقلته رويترز إن باريس ستتحرك.", "org-reuters"),
        ("قالت رويترز نقلا عن مصدر دبلوماسي إن الاتفاق قريب.", "org-reuters"),
        ("انسحب الجيش من رفح، وفق ما أوردت رويترز نقلا عن صحيفة هآرتس.", "org-reuters"),
        ("انسحب الجيش من رفح، بحسب ما نقلت رويترز عن مسؤول أميركي.", "org-reuters"),
        ("أوضح زوكربيرغ في المؤتمر السنوي لشركة فيسبوك أن الهدف قريب.", ""),
    ],
)
def test_outlets_in_between(text: str, via: str, tell: Tell) -> None:
    assert [s.via for s in tell(text).statements] == [via]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("قال بوتين في بيان إن الحرب مستمرة.", "بيان"),
        ("وفي مؤتمر صحفي، أكد بوتين أن الحرب مستمرة.", "مؤتمر صحفي"),
        ("قال ماكرون في حديث لقناة فرانس 24 إن باريس ستتحرك.", "مقابلة"),
        ("كتب زيلينسكي على منصة إكس إن الدفاعات الجوية لا تكفي.", "منشور"),
        ("أوضح بوتين خلال لقاء بالسفراء أن الحرب مستمرة.", ""),
        ("قال بوتين إن الحرب مستمرة.", ""),
    ],
)
def test_media(text: str, medium: str, tell: Tell) -> None:
    assert [s.medium for s in tell(text).annotation.statements] == [medium]


# text, the speakers of its statements in order
SPEAKERS = [
    ("قال بلينكن إن إسرائيل وافقت على المقترح. وأضاف أن حماس لم ترد بعد.", ["person-antony-blinken"] * 2),
    ("قال بلينكن إن إسرائيل وافقت. وأضاف أن حماس لم ترد. وتابع أن الوقت ينفد.", ["person-antony-blinken"] * 3),
    ("قالت رويترز إن مسؤولا أميركيا أكد أن الاتفاق قريب.", ["org-reuters", "مسؤولا أميركيا"]),
    ("ذكرت رويترز أن مسؤولا أميركيا قال إن واشنطن سترسل أسلحة.", ["org-reuters", "مسؤولا أميركيا"]),
    ("قالت صحيفة هآرتس إن نتنياهو أبلغ بايدن أن العملية ستبدأ قريبا.", ["org-haaretz", "person-benjamin-netanyahu"]),
    (
        "قال بوتين إن الحرب مستمرة. ورد زيلينسكي بأن أوكرانيا ستنتصر. وأضاف بوتين أن الغرب يكذب.",
        ["person-vladimir-putin", "person-volodymyr-zelensky", "person-vladimir-putin"],
    ),
    ('قال يوآف غالانت إن "إسرائيل لن تتوقف"، وتابع أن الجيش مستعد.', ["person-yoav-gallant"] * 2),
    ("قال بايدن إن الاتفاق قريب، مضيفا أن حماس تدرسه.", ["person-joe-biden"] * 2),
    ("قال بوتين إن الحرب مستمرة. وسترد روسيا على كل هجوم، وفق تعبيره.", ["person-vladimir-putin"] * 2),
    ("قال بوتين إن الحرب مستمرة. كما أكد أن روسيا سترد.", ["person-vladimir-putin"] * 2),
    ("قالت مصادر طبية إن العدد ارتفع. وأضافت نفس المصادر أن الجرحى كثيرون.", ["مصادر طبية"] * 2),
    (
        "قال بوتين إن الحرب مستمرة. ورحب ماكرون بالاتفاق، وطالب إسرائيل بالالتزام الكامل به.",
        ["person-vladimir-putin", "person-emmanuel-macron"],
    ),
    ("قال بوتين إن الحرب مستمرة، كما ذكرت رويترز أن الجيش تقدم.", ["person-vladimir-putin", "org-reuters"]),
    # whoever is unknown stops those before from going on
    ("قال بوتين إن الحرب مستمرة. وقالت جارته إن البيت احترق. وأضافت أنها رأت النار.", ["person-vladimir-putin"]),
    ("قال بوتين إن المفاوضين عادوا وإن اللجنة خاطبت الدول ودعتها إلى الحوار.", ["person-vladimir-putin"]),
    ("ذكرت وكالة رويترز أن الجيش انسحب. وأوضحت الوكالة أن القوات وصلت إلى الحدود.", ["org-reuters"] * 2),
]
KNOWN_SPEAKERS: dict[str, str] = {}


@pytest.mark.parametrize(("text", "speakers"), params(SPEAKERS, KNOWN_SPEAKERS))
def test_speakers_who_go_on_and_nested_statements(text: str, speakers: list[str], tell: Tell) -> None:
    assert [s.speaker for s in tell(text).statements] == speakers


NOT_SAID = [
    "كان من المتوقع أن يقول الرئيس كلمة.",
    "لم يعلق البيت الأبيض على التقرير.",
    "القول إن الحرب انتهت خطأ.",
    "علق الجيش الإسرائيلي العمليات في رفح.",
    "بين القاهرة وبيروت خط جوي.",
    "تابعت روسيا تقدمها في خاركيف.",
    "رد حزب الله بقصف الجليل.",
    "أعلن في بيروت وصول الطائرة.",
    "كتب محمود درويش دواوين كثيرة.",
    "لفت الحادث الأنظار في القاهرة.",
    "أضافت الشركة خطا جديدا.",
    "باريس ستعترف بدولة فلسطين.",
    "لم يؤكد بوتين أن الحرب انتهت.",
    "سيعلن نتنياهو غدا أن الحرب انتهت.",
    "يريد نتنياهو أن يعلن أن الحرب انتهت.",
    "رفض البيت الأبيض التعليق على ما أوردته رويترز.",
    "دخل المستوطنون وسط قيود مشددة على دخول المصلين.",
    "ويعزى هذا التراجع، بحسب بيان للحكومة البريطانية، إلى الحرب.",
]
KNOWN_NOT_SAID: dict[str, str] = {}


@pytest.mark.parametrize(("text",), params([(t,) for t in NOT_SAID], KNOWN_NOT_SAID))
def test_what_is_no_statement(text: str, tell: Tell) -> None:
    assert tell(text).statements == []


def test_no_statement_is_told_twice(tell: Tell) -> None:
    told = tell("نقلت صحيفة معاريف عن مسؤول إسرائيلي قوله إن نتنياهو رفض الصفقة.").statements
    assert len({(s.speaker, s.content) for s in told}) == len(told)


def test_a_speaker_does_not_become_the_object(tell: Tell) -> None:
    told = tell("أبلغ بايدن نتنياهو أن الدعم مستمر.").statements
    assert [s.speaker for s in told] in ([], ["person-joe-biden"])
    told = tell("وصف أردوغان نتنياهو بأنه جزار.").statements
    assert [s.speaker for s in told] == ["person-recep-tayyip-erdogan"]


def test_about(tell: Tell) -> None:
    told = tell("قال بلينكن إن إسرائيل وافقت على المقترح وإن حماس ترفضه.")
    (statement,) = told.annotation.statements
    assert {told.name(k) for k in statement.about} == {"gov-IL", "org-hamas"}
