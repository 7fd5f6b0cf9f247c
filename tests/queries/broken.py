"""A broken graph for each question of `quality/`, with the rows that it must give (see `world.short`).

Each stands in the graph of article x beside what is sound, so that a question that finds everything fails as well.
"""

from __future__ import annotations

Broken = tuple[str, list[tuple[str, ...]]]

SPAN = 'selector:ok oa:start 0 ; oa:end 3 ; oa:exact "نبأ"@ar . '

BROKEN: dict[str, Broken] = {
    "argument-strange": (
        "report:a naba:actor entity:a ; naba:argument argument:a , argument:b , argument:c . "
        "argument:a naba:role naba:actor ; naba:party entity:a . argument:b naba:role naba:actor ; naba:party entity:b . "
        "argument:c naba:role naba:recipient ; naba:party entity:a .",
        [("report/a", "actor", "entity/b"), ("report/a", "recipient", "entity/a")],
    ),
    "article-uncatalogued": (
        "article:x a naba:Article . article:y a naba:Article . in:y a naba:ArticleGraph ; naba:article article:y ; "
        'naba:pageDigest "0" ; naba:version "1" . in:z a naba:ArticleGraph ; naba:article article:z .',
        [("article/x", "entry"), ("article/z", "article")],
    ),
    "chain-broken": (
        "chain:a a naba:Chain ; naba:link link:a1 . link:a1 naba:order 1 . "
        "chain:b a naba:Chain ; naba:link link:b0 , link:b2 . link:b0 naba:order 0 . link:b2 naba:order 2 . "
        "chain:c a naba:Chain ; naba:link link:c0 , link:c1 . link:c0 naba:order 0 . link:c1 naba:order 1 . "
        "chain:d a naba:Chain ; naba:link link:d0 , link:d1 . link:d0 naba:order 0 ; naba:next link:d1 . "
        "link:d1 naba:order 1 .",
        [("chain/a", "0"), ("chain/b", "1"), ("chain/c", "0")],
    ),
    "chain-ends": (
        "chain:a naba:outermost entity:b ; naba:origin entity:a ; naba:link link:a . link:a naba:order 0 ; "
        "naba:source entity:a . "
        "chain:c naba:outermost entity:c ; naba:origin entity:c ; naba:link link:c0 , link:c1 . "
        "link:c0 naba:order 0 ; naba:source entity:c ; naba:next link:c1 . "
        "link:c1 naba:order 1 ; naba:source entity:d .",
        [("chain/a", "entity/a", "entity/b"), ("chain/c", "entity/d", "entity/c")],
    ),
    "chain-length": (
        "chain:a naba:length 2 ; naba:link link:a . chain:b naba:length 1 ; naba:link link:b .",
        [("chain/a", "2", "1")],
    ),
    "concept-misplaced": (
        "type:meeting skos:broader type:CONSULT . report:a naba:concept type:meeting ; naba:eventType type:ASSAULT . "
        "report:b naba:concept type:meeting ; naba:eventType type:CONSULT .",
        [("report/a", "event-type/meeting", "event-type/ASSAULT")],
    ),
    "confidence-outside": (
        'report:a a naba:Report ; naba:rule "r" ; naba:confidence 1.5 . mention:a a naba:Mention ; naba:rule "r" . '
        'statement:a a naba:Statement ; naba:rule "r" ; naba:confidence 1.0 .',
        [("mention/a", ""), ("report/a", "1.5")],
    ),
    "datatype-wrong": (
        'time:a naba:earliest "2024-06-08" ; naba:latest "2024-06-08"^^xsd:date . selector:a oa:start "0" ; oa:end 3 . '
        'report:a naba:confidence "0.5"^^xsd:double . role:a naba:anonymous "true" . article:a schema:headline "نبأ" . '
        'article:b schema:headline "نبأ"@ar .',
        [
            ("article/a", "https://schema.org/headline", "نبأ"),
            ("report/a", "confidence", "0.5"),
            ("role/a", "anonymous", "true"),
            ("selector/a", "start", "0"),
            ("time/a", "earliest", "2024-06-08"),
        ],
    ),
    "entity-two-classes": (
        "entity:a a naba:Person , naba:Place , naba:Agent . entity:b a naba:Person , naba:Agent .",
        [("entity/a", "Person", "Place")],
    ),
    "event-untold": (
        "event:a a naba:Event . event:b a naba:Event . report:b a naba:Report ; naba:tellsOf event:b .",
        [("event/a",)],
    ),
    "label-not-arabic": (
        'entity:a a naba:Person ; skos:prefLabel "A"@en . role:a a naba:RolePhrase . '
        'entity:b a naba:Person ; skos:prefLabel "ب"@ar .',
        [("entity/a",), ("role/a",)],
    ),
    "label-twice": (
        'entity:a a naba:Person ; skos:prefLabel "أ"@ar , "ب"@ar . '
        'entity:b a naba:Person ; skos:prefLabel "ب"@ar , "b"@en .',
        [("entity/a", "أ", "ب")],
    ),
    "merged-named": (
        "entity:a naba:mergedInto entity:b . mention:m naba:refersTo entity:a . mention:n naba:refersTo entity:b .",
        [("entity/a", "entity/b", "mention/m")],
    ),
    "party-undescribed": (
        "report:a naba:actor entity:a ; naba:recipient entity:b . entity:a a naba:Person . "
        'entity:b a naba:Person ; skos:prefLabel "ب"@ar . article:x schema:publisher entity:c .',
        [("article/x", "https://schema.org/publisher", "entity/c"), ("report/a", "actor", "entity/a")],
    ),
    "record-elsewhere": (
        "article:x a naba:Article . report:a naba:inArticle article:y . report:b naba:inArticle article:x .",
        [("report/a", "article/y", "x")],
    ),
    "record-without-chain": (
        "article:x schema:publisher entity:a . report:a a naba:Report ; naba:inArticle article:x . "
        "report:b a naba:Report ; naba:inArticle article:x ; naba:chain chain:b . chain:b naba:link link:b . "
        "report:c a naba:Report ; naba:inArticle article:y . "
        "statement:a a naba:Statement ; naba:inArticle article:y ; naba:speaker entity:a .",
        [("report/a", "article/x"), ("statement/a", "article/y")],
    ),
    "report-incomplete": (
        "report:a a naba:Report ; naba:inArticle article:x ; naba:tellsOf event:a ; naba:eventType type:AID ; "
        "naba:status status:planned , status:happened ; naba:actor entity:a . "
        "report:b a naba:Report ; naba:inArticle article:x ; naba:tellsOf event:a ; naba:eventType type:AID ; "
        "naba:status status:planned . "
        "report:c a naba:Report ; naba:inArticle article:x ; naba:tellsOf event:a ; naba:eventType type:AID ; "
        "naba:recipient entity:a . "
        "report:d a naba:Report ; naba:inArticle article:x ; naba:tellsOf event:a ; naba:eventType type:AID ; "
        "naba:status status:planned ; naba:recipient entity:a .",
        [("report/a", "two values"), ("report/b", "no party"), ("report/c", "incomplete")],
    ),
    "report-without-evidence": (
        SPAN + "report:a a naba:Report ; naba:trigger selector:ok . "
        "report:b a naba:Report ; naba:evidence selector:ok ; naba:trigger selector:gone . "
        "report:c a naba:Report ; naba:evidence selector:ok ; naba:trigger selector:ok .",
        [("report/a", "evidence"), ("report/b", "trigger")],
    ),
    "span-dangling": (
        SPAN
        + "report:a naba:trigger selector:gone ; naba:evidence selector:ok . mention:a naba:selector selector:half . "
        "selector:half oa:start 3 .",
        [("mention/a", "selector", "selector/half"), ("report/a", "trigger", "selector/gone")],
    ),
    "span-empty": (
        SPAN
        + "selector:a oa:start 5 ; oa:end 5 . selector:b oa:start 5 ; oa:end 4 . selector:c oa:start -1 ; oa:end 4 .",
        [("selector/a", "5", "5"), ("selector/b", "5", "4"), ("selector/c", "-1", "4")],
    ),
    "span-length": (
        SPAN + 'selector:a oa:start 0 ; oa:end 4 ; oa:exact "نبأ"@ar .',
        [("selector/a", "0", "4", "نبأ")],
    ),
    "span-two-texts": (
        SPAN + 'selector:a oa:start 0 ; oa:end 3 ; oa:exact "خبر"@ar . '
        'selector:b oa:start 4 ; oa:end 7 ; oa:exact "خبر"@ar .',
        [("x", "0", "3", "خبر", "نبأ")],
    ),
    "statement-without-words": (
        SPAN + "statement:a a naba:Statement ; naba:content selector:ok ; naba:via entity:a . "
        "statement:b a naba:Statement ; naba:cue selector:ok ; naba:content selector:gone ; naba:speaker entity:a . "
        "statement:c a naba:Statement ; naba:cue selector:ok ; naba:content selector:ok . "
        "statement:d a naba:Statement ; naba:cue selector:ok ; naba:content selector:ok ; naba:speaker entity:a .",
        [("statement/a", "cue"), ("statement/b", "content"), ("statement/c", "speaker")],
    ),
    "time-precision": (
        'time:a a naba:TimeExpression ; naba:precision precision:open ; naba:date "2024-06-08"^^xsd:date . '
        "time:b a naba:TimeExpression ; naba:precision precision:day . "
        'time:c a naba:TimeExpression ; naba:precision precision:month ; naba:date "2024-06-08"^^xsd:date . '
        'time:d a naba:TimeExpression ; naba:precision precision:day ; naba:date "2024-06-08"^^xsd:date . '
        "time:e a naba:TimeExpression ; naba:precision precision:open .",
        [
            ("time/a", "precision/open", "2024-06-08"),
            ("time/b", "precision/day", ""),
            ("time/c", "precision/month", "2024-06-08"),
        ],
    ),
    "time-reversed": (
        'time:a naba:earliest "2024-06-09"^^xsd:date ; naba:latest "2024-06-08"^^xsd:date . '
        'tenure:a naba:from "2024-06-09"^^xsd:date ; naba:until "2024-05"^^xsd:gYearMonth . '
        'tenure:b naba:from "2024-06-09"^^xsd:date ; naba:until "2024"^^xsd:gYear . '
        'tenure:c naba:from "2024"^^xsd:gYear ; naba:until "2024-06-09"^^xsd:date .',
        [("tenure/a", "2024-06-09", "2024-05"), ("time/a", "2024-06-09", "2024-06-08")],
    ),
    "time-unbounded": (
        'time:a a naba:TimeExpression ; naba:date "2024-06-08"^^xsd:date ; naba:earliest "2024-06-08"^^xsd:date . '
        'time:b a naba:TimeExpression ; naba:date "2024"^^xsd:gYear ; naba:earliest "2024-01-01"^^xsd:date ; '
        'naba:latest "2024-12-31"^^xsd:date .',
        [("time/a", "2024-06-08")],
    ),
}
