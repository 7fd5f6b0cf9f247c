"""Namespaces and terms of the graph, as plain strings. `ontology/naba.ttl` defines each `naba:` term."""

from __future__ import annotations

from typing import Final

NABA: Final = "https://w3id.org/naba/ontology#"
TYPE: Final = "https://w3id.org/naba/scheme/event-type/"
STATUS: Final = "https://w3id.org/naba/scheme/status/"
STANCE: Final = "https://w3id.org/naba/scheme/stance/"
AGREEMENT: Final = "https://w3id.org/naba/scheme/agreement/"
KIND: Final = "https://w3id.org/naba/scheme/kind/"
PRECISION: Final = "https://w3id.org/naba/scheme/precision/"
TIME_TYPE: Final = "https://w3id.org/naba/scheme/time-type/"
BASIS: Final = "https://w3id.org/naba/scheme/basis/"
DCTERMS: Final = "http://purl.org/dc/terms/"
OA: Final = "http://www.w3.org/ns/oa#"
PROV: Final = "http://www.w3.org/ns/prov#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA: Final = "https://schema.org/"
SEM: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
TIME: Final = "http://www.w3.org/2006/time#"
WIKIDATA: Final = "http://www.wikidata.org/entity/"

PREFIXES: Final = {
    "naba": NABA,
    "type": TYPE,
    "status": STATUS,
    "stance": STANCE,
    "agreement": AGREEMENT,
    "kind": KIND,
    "precision": PRECISION,
    "basis": BASIS,
    "dcterms": DCTERMS,
    "oa": OA,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sem": SEM,
    "skos": SKOS,
    "time": TIME,
    "timetype": TIME_TYPE,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# Classes
AGENT: Final = NABA + "Agent"
ARTICLE: Final = NABA + "Article"
ARTICLE_GRAPH: Final = NABA + "ArticleGraph"
CHAIN: Final = NABA + "Chain"
EVENT: Final = NABA + "Event"
GOVERNMENT: Final = NABA + "Government"
IDENTIFICATION: Final = NABA + "Identification"
JUDGEMENT: Final = NABA + "Judgement"
LINK: Final = NABA + "Link"
MENTION: Final = NABA + "Mention"
ORGANIZATION: Final = NABA + "Organization"
PERSON: Final = NABA + "Person"
PLACE: Final = NABA + "Place"
POSITION_REPORT: Final = NABA + "PositionReport"
REFERENCE: Final = NABA + "Reference"
REPORT: Final = NABA + "Report"
ROLE_PHRASE: Final = NABA + "RolePhrase"
SELECTOR: Final = NABA + "Selector"
STATEMENT: Final = NABA + "Statement"
TENURE: Final = NABA + "Tenure"
TIME_EXPRESSION: Final = NABA + "TimeExpression"
ENTITY_CLASSES: Final = {
    "Person": (PERSON, AGENT),
    "Government": (GOVERNMENT, AGENT),
    "Organization": (ORGANIZATION, AGENT),
    "Place": (PLACE,),
}

# Properties
ABOUT: Final = NABA + "about"
ACTOR: Final = NABA + "actor"
AFFILIATION: Final = NABA + "affiliation"
AGREEMENT_OF: Final = NABA + "agreement"
ALSO_TOLD_AT: Final = NABA + "alsoToldAt"
ANONYMOUS: Final = NABA + "anonymous"
ARTICLE_OF: Final = NABA + "article"
AS_OF: Final = NABA + "asOf"
AUTHORITY_KEY: Final = NABA + "authorityKey"
BASIS_OF: Final = NABA + "basis"
BETWEEN: Final = NABA + "between"
CHAIN_OF: Final = NABA + "chain"
CLUE: Final = NABA + "clue"
CLOCK: Final = NABA + "clock"
CONCEPT: Final = NABA + "concept"
CONDITION: Final = NABA + "condition"
CONFIDENCE: Final = NABA + "confidence"
CONTENT: Final = NABA + "content"
COUNT: Final = NABA + "count"
COUNTRY_CODE: Final = NABA + "countryCode"
COUNT_TEXT: Final = NABA + "countText"
CUE: Final = NABA + "cue"
DATE: Final = NABA + "date"
DATES_AGREE: Final = NABA + "datesAgree"
DAY_PART: Final = NABA + "dayPart"
DECIDED_BY: Final = NABA + "decidedBy"
DECIDED_ON: Final = NABA + "decidedOn"
DURATION: Final = NABA + "duration"
EARLIEST: Final = NABA + "earliest"
ENTITY_CLASS: Final = NABA + "entityClass"
EVENT_TYPE: Final = NABA + "eventType"
EVIDENCE: Final = NABA + "evidence"
EXTENT: Final = NABA + "extent"
FORMER: Final = NABA + "former"
FROM: Final = NABA + "from"
GOVERNMENT_OF: Final = NABA + "government"
IDENTIFIED_AS: Final = NABA + "identifiedAs"
HOLDER: Final = NABA + "holder"
HOLDER_CONFIDENCE: Final = NABA + "holderConfidence"
HOLDER_RULE: Final = NABA + "holderRule"
IN_ARTICLE: Final = NABA + "inArticle"
KIND_OF: Final = NABA + "kind"
LATEST: Final = NABA + "latest"
LENGTH: Final = NABA + "length"
LINKS: Final = NABA + "link"
MEDIUM: Final = NABA + "medium"
MERGED_INTO: Final = NABA + "mergedInto"
MODE: Final = NABA + "mode"
NEXT: Final = NABA + "next"
OF_BODY: Final = NABA + "ofBody"
OPEN_REASON: Final = NABA + "openReason"
NAMED_THROUGH: Final = NABA + "namedThrough"
ORDER: Final = NABA + "order"
ORIGIN: Final = NABA + "origin"
OUTERMOST: Final = NABA + "outermost"
PAGE_DIGEST: Final = NABA + "pageDigest"
PART_OF: Final = NABA + "partOf"
PERSON_OF: Final = NABA + "person"
PLACE_OF: Final = NABA + "place"
PRECISION_OF: Final = NABA + "precision"
PUBLISHED_BASIS: Final = NABA + "publishedBasis"
QUOTATION: Final = NABA + "quotation"
REASON: Final = NABA + "reason"
RECIPIENT: Final = NABA + "recipient"
REFERS_TO: Final = NABA + "refersTo"
RELATED_HEADLINE: Final = NABA + "relatedHeadline"
RULE: Final = NABA + "rule"
RUNNER_UP: Final = NABA + "runnerUp"
RUNNER_UP_SCORE: Final = NABA + "runnerUpScore"
SELECTOR_OF: Final = NABA + "selector"
SOURCE: Final = NABA + "source"
SPEAKER: Final = NABA + "speaker"
SPEAKER_SELECTOR: Final = NABA + "speakerSelector"
STANDS_FOR: Final = NABA + "standsFor"
STANCE_OF: Final = NABA + "stance"
STATE: Final = NABA + "state"
STATUS_CUE: Final = NABA + "statusCue"
STATUS_OF: Final = NABA + "status"
TELLS_OF: Final = NABA + "tellsOf"
TENURE_OF: Final = NABA + "tenure"
TEXT: Final = NABA + "text"
TIME_TYPE_OF: Final = NABA + "timeType"
TIME_OF: Final = NABA + "time"
TITLE: Final = NABA + "title"
TRIGGER: Final = NABA + "trigger"
UNTIL: Final = NABA + "until"
VERDICT: Final = NABA + "verdict"
VERSION: Final = NABA + "version"
VIA: Final = NABA + "via"
WIKIDATA_OF: Final = NABA + "wikidata"
WITHIN: Final = NABA + "within"
ZONE: Final = NABA + "zone"

# Terms of others
DCTERMS_IDENTIFIER: Final = DCTERMS + "identifier"
DCTERMS_SOURCE: Final = DCTERMS + "source"
OA_END: Final = OA + "end"
OA_EXACT: Final = OA + "exact"
OA_START: Final = OA + "start"
OA_TEXT_POSITION_SELECTOR: Final = OA + "TextPositionSelector"
OA_TEXT_QUOTE_SELECTOR: Final = OA + "TextQuoteSelector"
SCHEMA_DATE_PUBLISHED: Final = SCHEMA + "datePublished"
SCHEMA_HEADLINE: Final = SCHEMA + "headline"
SCHEMA_KEYWORDS: Final = SCHEMA + "keywords"
SCHEMA_LATITUDE: Final = SCHEMA + "latitude"
SCHEMA_LONGITUDE: Final = SCHEMA + "longitude"
SCHEMA_NEWS_ARTICLE: Final = SCHEMA + "NewsArticle"
SCHEMA_PUBLISHER: Final = SCHEMA + "publisher"
SCHEMA_URL: Final = SCHEMA + "url"
SKOS_ALT_LABEL: Final = SKOS + "altLabel"
SKOS_PREF_LABEL: Final = SKOS + "prefLabel"
