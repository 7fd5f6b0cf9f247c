"""«واشنطن» the government and «واشنطن» the city: which one a sentence means."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told, params

Tell = Callable[..., Told]

GOVERNMENT = """
أعلنت واشنطن فرض عقوبات جديدة.|واشنطن
رفضت طهران المقترح الأميركي.|طهران
قالت بكين إنها ترفض الاتهامات.|بكين
العلاقات مع موسكو متوترة.|موسكو
جرت محادثات بين واشنطن وطهران.|طهران
حذرت إسرائيل من التصعيد.|إسرائيل
دعت الولايات المتحدة إيران إلى ضبط النفس.|إيران
اتهمت روسيا أوكرانيا بالهجوم.|أوكرانيا
تتهم كييف موسكو بقصف المدنيين.|موسكو
اتهمت تل أبيب طهران بالوقوف وراء الهجوم.|طهران
ضغوط على إسرائيل من قبل واشنطن.|واشنطن
مسلحون مدعومون من إيران هاجموا القاعدة.|إيران
تسعى أنقرة إلى الوساطة.|أنقرة
وافقت تونس على الاتفاق.|تونس
سفير فرنسا لدى لبنان غادر أمس.|فرنسا
توترت العلاقة بين باريس والجزائر.|الجزائر
تستضيف الدوحة جولة جديدة.|الدوحة
استدعت باريس السفير الإيراني.|باريس
لواشنطن مصلحة في الاتفاق.|واشنطن
إسرائيل ترفض وقف الحرب.|إسرائيل
ردت الصين على واشنطن.|واشنطن
قدمت واشنطن دعما لإسرائيل.|إسرائيل
فرضت لندن عقوبات على موسكو.|موسكو
بعثت لندن برسالة إلى موسكو.|لندن
واشنطن تعلن موقفها غدا.|واشنطن
أعرب الوزير عن دعم فرنسا للحل.|فرنسا
وقعت مصر وإثيوبيا اتفاقا.|إثيوبيا
قال مسؤول إن واشنطن لن تشارك.|واشنطن
"""
PLACE = """
وصل الوفد إلى القاهرة.|القاهرة
التقى الوزيران في الدوحة.|الدوحة
انفجرت سيارة في بغداد.|بغداد
تظاهر الآلاف في باريس.|باريس
أطلقت صواريخ من لبنان.|لبنان
غادر الرئيس واشنطن.|واشنطن
سقطت قذيفة داخل إسرائيل.|إسرائيل
قصفت إسرائيل جنوب لبنان.|لبنان
وقع زلزال في تركيا.|تركيا
الجيش الإسرائيلي يقصف غزة.|غزة
مطار بيروت مغلق.|بيروت
سكان طهران خائفون.|طهران
عاصمة سوريا مدينة قديمة.|سوريا
شهدت تونس احتجاجات.|تونس
حدود مصر طويلة.|مصر
سيناقش الاجتماع الأمن في برلين.|برلين
هرب من سوريا إلى تركيا.|تركيا
القاهرة (رويترز) - قال مسؤول مصري إن المحادثات مستمرة.|القاهرة
في القاهرة وعمان عقد اجتماعان.|عمان
بواشنطن عقد الاجتماع.|واشنطن
شمال إسرائيل تعرض لقصف.|إسرائيل
يعيش اللاجئون في لبنان والأردن.|الأردن
عاد الوزير من موسكو.|موسكو
توجه المبعوث إلى إسرائيل ولبنان.|لبنان
"""
ROWS = [(text, name, "Government") for text, name in (line.split("|") for line in GOVERNMENT.split("\n") if line)]
ROWS += [(text, name, "Place") for text, name in (line.split("|") for line in PLACE.split("\n") if line)]
KNOWN = {
    "تتهم كييف موسكو بقصف المدنيين.": "a capital right behind the verb's subject is read as a place",
    "اتهمت تل أبيب طهران بالوقوف وراء الهجوم.": "a capital right behind the verb's subject is read as a place",
    "ردت الصين على واشنطن.": "a capital behind «على» is read as a place, whatever the verb",
    "فرضت لندن عقوبات على موسكو.": "a capital behind «على» is read as a place, whatever the verb",
    "غادر الرئيس واشنطن.": "only the word right before the name governs: the verb's subject stands between",
    "شهدت تونس احتجاجات.": "«شهد» has no row in the table of governing words",
}


@pytest.mark.parametrize(("text", "name", "type_"), params(ROWS, KNOWN))
def test_government_or_place(text: str, name: str, type_: str, tell: Tell) -> None:
    words = {name, name.removeprefix("ا")}
    mentions = [(m, e.type) for e in tell(text).entities for m in e.mentions]
    assert [t for m, t in mentions if m in words][-1:] == [type_], mentions
