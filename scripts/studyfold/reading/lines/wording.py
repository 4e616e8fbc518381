"""What the words of a line say about it, in the languages that documents come in.

A title has perhaps a label (`Q12.`, `问：`), perhaps a number, and words that ask or don't. Everything here looks at
one line alone; what its neighbours add is judged in `shape.candidates`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_TITLE = 320
"""Characters; what is longer is prose."""


def _any(words: str) -> str:
    return "|".join(re.escape(word) for word in words.split())


QUESTION = _any(
    "question ques prompt interviewer frage pregunta pergunta questão questao cuestión domanda вопрос питання пытанне "
    "问题 問題 面试官 面試官 题目 題目 质问 質問 提问 詢問 询问 问 問 질문 문제 سؤال "
    "السؤال שאלה câu soru pytanie vraag pertanyaan ερώτηση întrebare kérdés otázka fråga spørgsmål प्रश्न faq"
)
ANSWER = _any(
    "answer answers ans antwort antworten respuesta resposta réponse risposta "
    "ответ відповідь адказ 答案 回答 答え 解答 答 "
    "답변 정답 답 "
    "جواب الجواب الإجابة إجابة תשובה cevap odpowiedź antwoord jawaban απάντηση răspuns válasz odpověď svar "
    "उत्तर solution solutions lösung solución solução soluzione решение 解析 解説"
)
COUNT = r"(?:(?:[#№]|n[uú]mero|number|nr|no|n[º°])\.?\s*+)?"
"""What may stand between a label's word and its number."""
RIGHT = (
    r"(?:(?:the )?(?:correct|right|sample|suggested|model|expected|richtige|правильный|верный|bonne)\s+|"
    r"正确|正確|参考|參考)?"
)
_COUNTED = rf"{QUESTION}|(?:ques?|qns?)(?=\.\s?\d|[\s#-]{{0,2}}\d{{1,4}}\s?[.:)\]])"
"""The words for a question, and what is short for one before a number."""
_BESIDE_NUMBER = r"\s?[.\-\u2013#(\[]\s?(?=\d)"
"""What may join a label's word and its number: `Q-3`, `Q.3`, `Q#3`, `Question(3)`."""
_OPENED = r"(?:\\?\[|\()"
LABEL = re.compile(
    rf"(?:{_OPENED}?(?P<word>{_COUNTED})(?:{_BESIDE_NUMBER}|\s*+{COUNT})(?:(?:[A-Z]-)?(?P<number>\d{{1,4}}(?:[.-]\d{{1,3}}){{0,2}})[a-z]?)?\s*(?:[.:：)）、]+|\\?[-–—|]\s|(?:(?<=\d)\\)?\]\s*:?|(?<=\d)\s)"
    rf"|{_OPENED}?(?P<joined>q){_BESIDE_NUMBER}(?P<joined_number>\d{{1,4}}(?:\.\d{{1,3}}){{0,2}})(?:\s*\\?[.:)\]]+|\s+[-–—]\s|\s)"
    rf"|{_OPENED}(?P<enclosed>[qв])\s?(?P<enclosed_number>\d{{1,4}})\\?[)\]][.:]?\s"
    r"|(?P<letter>[^\W\d_])\s?(?P<count>\d{1,4}(?:\.\d{1,3}){0,2})\s*(?:[.:：)）、]+|[-–—]\s|(?<=[Qq]\d)[-–—](?![\dq])|(?<=[Qq]\d\d)[-–—](?![\dq])|(?<=[Qq]\d)\s|(?<=[Qq]\d\d)\s|"
    r"(?<=[Qq]\d\d\d)\s|(?<=\d\.\d\.\d)\s|(?<=\d\.\d\.\d\d)\s)"
    r"|\[?(?P<bare>[^\W\d_])\s?(?:[:.)](?=\s)|\\?\|(?=\s)|：|:(?=[\u3040-\u9fff])|(?<=\[[QAqaВОво])\]\s*:?\s))\s*",
    re.IGNORECASE,
)
"""`Question 3:`, `Q3.`, `Q:`; a single letter may be any, and only the company it keeps tells whether it is a label."""
SAYS_QUESTION = re.compile(
    rf"\W*+(?:{QUESTION}|q)\s*+{COUNT}(?:\d{{1,4}}\s*+)?(?:[.:：)、]|\W*$)",
    re.IGNORECASE,
)
"""A label, or nothing but one."""
NUMBER = re.compile(
    r"(?:(?:[#№]|n[or]\.|n[º°])\s?(?P<counted>\d{1,4}(?:\.\d{1,3}){0,3})(?:\s*[.)\]:：、]+\s*|\s+[-–—]\s*|\s+)|"
    r"(?:[(#№]|\\?\[(?=\s?[\d.]+\s*\\?\]))?\s?(?P<number>\d{1,4}(?:\.\d{1,3}){0,3})(?:\s*\\?[.)\]、．:：）】]+\s*|\s+[-–—]\s*|[-–—]\s+(?=[^\W\d_]{2}|\"|[\u201c\u00ab])|(?<=\d\.\d)\s+|"
    r"(?<=\d\.\d\d)\s+|(?<=\d\.\d)[a-z]\s+|(?<=\d\.\d\d)[a-z]\s+))(?=\S)(?!(?<=、)\d(?!\d{0,3}\s*[年世]))",
    re.IGNORECASE,
)
CODE_BEFORE = re.compile(r"(?P<word>[A-Z]{2,8})-?(?:[A-Z]{1,6}-?)?(?P<number>\d{1,5})\s*[:.)]\s*(?=\S)")
"""What some count their questions by, with gaps: `FAQ-OVEN150 : …`."""
EMOJI = r"[\u2600-\u27bf\u2b50-\u2b55\U0001f300-\U0001faff]"
"""A sign that is drawn, as a pattern; one before or after a title often means a level."""
LED = re.compile(
    rf"(?:-(?=\d{{1,4}}[.)]\s)|(?:[-\u2013\u2014\u2022]|(?:{EMOJI}\ufe0f?)+)\s+)"
    r"(?=(?:[QqNn№#A-Z]\W?\s?)?\d{1,4}[.):]\s)"
)
"""A dash or sign before a number."""
KEYCAPS = re.compile(r"(?P<number>(?:\d\ufe0f?\u20e3)+)\s*(?=\S)")
"""A number in signs for keys."""
NUMBERED_CHINESE = re.compile(r"第\s*(?P<number>\d{1,4})\s*[题題问問道]\s*[.:：、]?\s*")
BARE_LABEL = re.compile(
    rf"\W*+(?:(?:{QUESTION}|[^\W\d_])\s*+{COUNT})?(?P<number>\d{{1,4}})\W*|\W*+(?:{QUESTION})\W*",
    re.IGNORECASE,
)
"""A heading that says only that a question follows."""
ANSWER_LABEL = re.compile(
    rf"(?:\#{{1,6}}\s+)?(?:[-*+]\s+)?(?>(?:[*_]|<(?:b|strong|p)>)*)\s*\[?"
    rf"(?:{RIGHT}(?:{ANSWER})(?:\s+corre[ct]+[aeo])?(?:\s*+\d+)?|[Aa]\d{{0,3}})\s*+"
    r"(?>(?:[*_]|</(?:b|strong)>)*)\s*+(?:[:：.)]|\]\s*:?|\\?[-–—|](?=\s))\s*"
    r"(?:[*_]{2,3}(?=\s|$)|</(?:b|strong)>)*[ \t]*",
    re.IGNORECASE,
)
ALPHABETS = ("abcdefgh", "абвгдежз")
"""The letters that options have, in their order."""
FIRST_LETTER = f"[{''.join(letters[0] + letters[0].upper() for letters in ALPHABETS)}]"
"""That of the first option, as a pattern."""
OPTION = re.compile(r"(?:[*_`]{0,2})\(?[A-Ha-hА-Еа-еأ-ي①-⑧][.):]\)?\s")
"""An item that is one of several to choose from."""
OPTION_LETTER = re.compile(r"(?:[-*+]\s+)?(?:\*\*|__)?[Aa]\s?[.):：–—-]")
"""`A:` before an item may be the first of several options."""
FIRST_OF_SEVERAL = re.compile(r"(?<!\w)[Aa]\s*[.)]")
ANSWER_ALONE = re.compile(
    rf"\W*(?:(?:view|show|see|reveal|click|the|for|to|tap|here|expand|toggle|hide|correct|sample|possible|"
    rf"official|full|"
    rf"ver|mostrar|voir|anzeigen|показать|посмотреть|点击|查看|显示|參考|参考|点我|展开)\W*)*"
    rf"(?:(?:{ANSWER})(?:\W*+(?:anzeigen|here|below|explanation|and|\d++))*|[Aa]\s*[:.])\W*",
    re.IGNORECASE,
)
"""A line that says only that an answer follows."""
_KEY = (
    r"(?:answer|solution)\s?(?:keys?|sheet)|answers|solutions|(?:marking|mark) scheme|"
    r"respuestas|soluciones|solucionario|clave(?: de respuestas)?|plantilla(?: de respuestas)?|"
    r"gabaritos?|respostas|soluções|chave de respostas|réponses|corrigés?|corrections?|"
    r"antworten|lösungen|musterlösung(?:en)?|(?:antwort|lösungs)schlüssel|ответы|ключи?|решения|відповіді|розв'язки|"
    r"risposte|soluzioni|odpowiedzi|klucz|rozwiązania|antwoorden|oplossingen|cevaplar|cevap anahtarı|"
    r"kunci jawaban|jawaban|đáp án|odpovědi|řešení|válaszok|megoldások|svar|facit|răspunsuri|απαντήσεις|"
    r"الإجابات|الأجوبة|إجابات|أجوبة|תשובות|פתרונות|"
    r"explanations|rationales|erläuterungen|erklärungen|comentarios|comentários|explicaciones|explicações|explications|"
    r"пояснения|разбор|комментарии|spiegazioni"
)
_KEY_IN_CJK = "答案|解答|解析|正解|答え|解説|정답|답안|해답|해설"
KEY = re.compile(
    rf"(?!.{{0,80}}(?:{QUESTION})\w*+\W.{{0,80}}(?:{_KEY}|{_KEY_IN_CJK}))"
    rf"(?:\W*+(?:[^\W_]++\W++){{0,4}}?(?:{_KEY})(?!\w)(?:\W.{{0,60}})?|.{{0,12}}(?:{_KEY_IN_CJK}).{{0,12}}|"
    rf"\W*+(?:{ANSWER}|key)\W*)",
    re.IGNORECASE,
)
"""A heading over the answers to several questions: `Answer key`, `Answers to chapter 3`; not one over both."""
KEY_LABEL = re.compile(
    rf"(?>(?:[*_]|<(?:b|strong)>)*)(?:{RIGHT}(?:{_KEY}|{_KEY_IN_CJK}|{ANSWER})|key)(?:\s*\([^()]{{1,40}}\))?"
    r"(?:(?>(?:[*_]|</(?:b|strong)>)*)\s*[:：.](?>(?:[*_]|</(?:b|strong)>)*)|(?>(?:[*_]|</(?:b|strong)>)+)\s*$)\s*",
    re.IGNORECASE | re.MULTILINE,
)
"""The same as a label at the start of a paragraph."""
PLACEHOLDER = re.compile(
    r"[\W_]*(?:answer (?:here|goes here|coming soon|to be added|needed|wanted|pending)|(?:no|"
    r"your) answer(?: yet)?(?: here)?|"
    r"add (?:your |an )?answer(?: here)?|todo|tbd|tba|wip|n/?a|coming soon|"
    r"to be (?:done|added|continued|answered|completed|written|filled(?: in)?)|placeholder|"
    r"not answered(?: yet)?|unanswered|under construction|need(?:s)? answer|in progress|fixme|"
    r"ответ(?:а)? (?:здесь|пока нет|нет|скоро)|нет ответа|скоро|待补充|待完善|待更新|暂无(?:答案)?|未完待续|略|"
    r"pendiente|por (?:hacer|completar)|próximamente|sin respuesta|em breve|a fazer|sem resposta|"
    r"à (?:compléter|venir)|bientôt|folgt(?: noch)?|noch offen|antwort folgt|準備中|未回答|"
    r"작성 ?중|추후 작성|답안 ?준비 ?중(?:입니다)?|준비 ?중입니다|قريبا)[\W_]*",
    re.IGNORECASE,
)
WITHDRAWN = re.compile(
    r"[\W_]*(?:withdrawn|removed|deleted|obsolete|reserved|retirée?|supprimée?|gelöscht|entfällt|удал[её]н[оа]?|eliminad[oa]|"
    r"removid[oa]|已删除|已移除)[\W_]*",
    re.IGNORECASE,
)
"""What is left of a question that is no more."""
CONTENTS = re.compile(
    r"[\W\d_]*(?:table of contents?|contents?|content list|list of (?:questions|contents)|toc|index of questions|"
    r"questions index|"
    r"in this (?:article|post|guide|page)|on this page|jump to|quick links|navigation|"
    r"inhalt(?:sverzeichnis)?|(?:tabla de )?contenidos?|índice|sumário|conteúdo|sommaire|table des matières|indice|"
    r"содержание|оглавление|зміст|目录|目錄|目次|もくじ|목차|المحتويات|قائمة المحتو[ىي]ات?|فهرس|תוכן(?: העניינים)?|"
    r"içindekiler|spis treści|inhoud(?:sopgave)?|daftar isi|mục lục|περιεχόμενα)(?:\s*\([^()]{1,40}\))?[\W_]*",
    re.IGNORECASE,
)
_STILL_ASKING = (
    r"(?:do you )?(?:still )?have (?:any )?(?:more |other )?questions\?|"
    r"(?:did ?n[o'’]t|can['’]?t|couldn['’]?t) find (?:the |an |your )?(?:answer|question|what you).{0,30}|"
    r"(?:вы )?не нашли (?:ответа?|вопроса?).{0,30}|остались вопросы\?|noch fragen\?|keine antwort gefunden\?|"
    r"(?:vous )?n['’]avez pas trouvé.{1,12}réponse.{0,20}|d['’]autres questions \?|"
    r"¿?no (?:encuentras|encontraste).{1,12}respuesta.{0,20}|¿?(?:todavía )?tienes (?:más )?(?:dudas|preguntas)\?|"
    r"não encontrou.{1,12}resposta.{0,20}|ainda (?:com|tem) dúvidas\?|"
    r"(?:没有?找到|找不到)(?:答案|您?想要的).{0,10}"
)
"""What a page asks its readers after all of their questions."""
_BESIDE = (
    r"contribut(?:e|ing|ors?|ions?)(?: .{1,30})?|licen[cs]e|credits?|acknowledge?ments?|authors?|disclaimer|changelog|"
    r"support|sponsors?|thank(?:s| you)(?: .{1,30})?|stargazers.*|star history|"
    r"(?:[\w-]+ ){0,2}(?:links|resources|references|reading|projects)|"
    r"источники?|ссылки|лицензия|благодарности|参考(?:资料|链接|文献)?|贡献|许可证?|quellen?|lizenz|fuentes?|licencia|"
    r"fontes?|licença|références|" + _STILL_ASKING
)
BESIDE = re.compile(rf"[\W\d_]*+(?:{_BESIDE})[\W_]*", re.IGNORECASE)
"""Headings under which a document speaks of itself and of others."""
_FAQ = (
    r"(?:interview )?questions(?: (?:and|&|/) answers)?|q ?& ?a|faqs?|"
    r"preguntas(?: frecuentes)?|perguntas(?: frequentes)?|fragen|questions fréquentes|вопросы|常见问题|よくある質問"
)
ASKING = re.compile(rf"[\W\d_]*+(?:frequently asked questions|{_FAQ})[\W_]*", re.IGNORECASE)
"""Headings that only say that questions follow."""
SECTION = re.compile(
    rf"[\W\d_]*+(?:{_BESIDE}|"
    r"answers?|solutions?|explanations?|examples?|notes?|output|outputs|sources?|"
    r"see also|hints?|tips?|"
    r"key (?:points|takeaways)|summary|conclusions?|introduction|intro|overview|about(?: .{1,30})?|foreword|preface|"
    rf"{_FAQ}|"
    r"prerequisites|installation|usage|getting started|(?!.*[?\uff1f])how to (?:use|contribute)(?: (?:this|it|"
    r"to this)\b.{0,30})?|feedback|"
    r"пример|примеры|вывод|введение|заключение|"
    r"示例|例子|总结|前言|简介|beispiele?|fazit|einleitung|"
    r"ejemplos?|conclusión|introducción|exemplos?|conclusão|introdução|exemples?|"
    r"requirements|features|advantages|disadvantages|syntax|pros|cons|benefits|explanation:?|description|details|steps|"
    rf"{ANSWER})[\W_]*",
    re.IGNORECASE,
)
"""Headings that belong to any document, and ask nothing."""
_GO = r"(?:back|go|return|scroll|jump)"
_TOP = r"(?:the )?(?:top|toc|contents?|start|index|home|table of contents?)"
_TO_TOP = (
    rf"{_GO} (?:to|up) {_TOP}|"
    r"nach oben|volver (?:arriba|al (?:inicio|índice))|voltar ao (?:topo|início|índice)|retour en haut|haut de page|"
    r"(?:вернуться )?(?:к|в|на) (?:началу|начало|верх|оглавлению|содержанию)|наверх|до змісту|"
    r"返回(?:顶部|目录)|回到顶部|"
    r"トップへ|맨 ?위로|"
    r"العودة إلى الأعلى|חזרה למעלה|başa dön|torna su"
)
SAYS_BACK_TO_TOP = re.compile(rf"\W*(?:{_TO_TOP})\W*", re.IGNORECASE)
TO_TOP = rf"(?:{_TO_TOP}|{_GO} (?:to|up)?\s?{_TOP}|top)"
BACK_TO_TOP = re.compile(rf"\W*{TO_TOP}\W*", re.IGNORECASE)
"""The words of a link; `top` or `return index` without one may be code."""

LEVEL_WORD = (
    r"(?:levels?|difficulty|expertise|seniority|уровень|сложность|nivel|nível|niveau|schwierigkeit|dificultad|"
    r"dificuldade|difficulté|难度|等级|级别)"
)
LEVEL_LINE = re.compile(
    rf"\W*(?P<label>{LEVEL_WORD})(?:\s*[:：]\s*|\s+(?=\d{{1,2}}\W*$))(?P<level>\S.{{0,40}})",
    re.IGNORECASE,
)
"""A line that says only how hard a question is: `Level: easy`, `Level 1`."""
LEVEL = re.compile(
    r"[\W\d_]*+(?P<level>beginners?|basics?|intermediate|advanced|experts?|junior|middle|mid|senior|easy|medium|"
    r"hard|novice|"
    r"начальный|базовый|средний|продвинутый|fácil|básico|intermedio|avanzado|médio|avançado|difícil|einfach|"
    r"mittel|schwer|"
    r"débutant|intermédiaire|avancé|简单|中等|困难|初级|中级|高级)[\W\d_]*+(?:(?:level|questions?|уровень)[\W\d_]*+)?",
    re.IGNORECASE,
)
"""A heading or badge that says only how hard questions are."""
ENDS_QUESTION = r"(?:[?\uff1f\u061f\u037e\u2047]|(?<=[\u0370-\u03ff\u1f00-\u1fff]);)"
"""The sign that ends a question, as a pattern; in Greek, it is a semicolon."""
QUESTION_MARK = re.compile(
    ENDS_QUESTION
    + r"(?>(?:[\"'”’»)\]）」*_`]|</?\w+>)*)\s*+(?:[\W\d_]{0,12}|\([^()]{1,60}\)[.]?|\[[^\[\]]{1,60}\]|[*_`]+)\s*$"
)
INNER_MARK = re.compile(r"[?？؟](?=[\s\"'”’)]|[\u3040-\u9fff])")
_ASKING = (
    # English
    "what|what's|whats|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|can|could|should|"
    "would|will|have|has|"
    "explain|describe|define|compare|contrast|discuss|differentiate|distinguish|mention|tell|name|list|give|"
    "write|implement|create|"
    "state|outline|demonstrate|design|build|find|show|provide|suggest|identify|calculate|convert|reverse|check|print|"
    "differences?|difference between|walk|briefly|say|suppose|given|consider|make|enumerate|elaborate|talk|fill|"
    "choose|select|"
    "true or false|"
    # German, Spanish, Portuguese, French, Italian, Dutch
    "was|wie|warum|wieso|wann|wo|wer|welche[rsmn]?|wozu|worin|erklär\\w*|erläuter\\w*|beschreib\\w*|nenne\\w*|"
    "definier\\w*|vergleich\\w*|"
    "(?:untersuch|interpretier|begründ|berechn|diskutier|skizzier|bestimm|analysier|bewert)\\w* sie|"
    "qué|que|cómo|como|cuál(?:es)?|cuándo|dónde|quién|por qu[eéê]|explique|explica|describ[ae]|descreva|"
    "defin[ae]|compar[ae]|mencion[ae]|"
    "o que|qual|quais|quando|onde|quem|cite|diferença|diferencias?|"
    "qu'est|quel(?:le)?s?|comment|pourquoi|quand|où|expliquez|décrivez|définissez|comparez|citez|différences?|"
    "(?:donn|nomm|justifi|présent|énumér|illustr|montr|calcul|rappel)ez|"
    "expliquer|décrire|définir|comparer|citer|donner|énumérer|nommer|présenter|calculer|"
    "cosa|cos'è|come|perch[ée]|quale?i?|spiega|descrivi|wat|hoe|waarom|welke|leg uit|"
    # Russian, Ukrainian, Polish, Turkish, Indonesian, Vietnamese
    "что|как|какой|какая|какое|какие|каков\\w*|каким|зачем|почему|когда|где|кто|чем|для чего|сколько|в ч[её]м|о ч[её]м|"
    "объясни\\w*|опиши\\w*|расскажи\\w*|назови\\w*|перечисли\\w*|сравни\\w*|напиши\\w*|дайте|реализ\\w*|сделать|написать|создать|спроектир\\w*|определить|описать|построить|добавить|приведи\\w*|"
    "що|як\\w{0,3}|чому|навіщо|коли|поясн\\w*|опиш\\w*|назв\\w*|"
    "co|czym|czy|ile|jak\\w{0,4}|gdzie|kiedy|kto|któr\\w{1,3}|dlaczego|"
    "(?:w|do|od|na|z) (?:czym|czego|jaki\\w{0,2}|który\\w{0,2})|"
    "wyjaśnij|opisz|podaj|omów|wymień|porównaj|napisz|zaimplementuj|różnic\\w*|roznic\\w*|"
    "proč|kdy|kde|kdo|kter\\w{1,3}|vysvětlete|popište|definujte|uveďte|porovnejte|vyjmenujte|napište|nakreslete|"
    "miért|hogyan|mikor|melyik|mennyi|milyen|sorold|ismertesd|vad|hur|varför|vilk\\w{1,3}|förklara|beskriv|"
    "objasni\\w*|pojasni\\w*|navedi\\w*|opiši\\w*|usporedi\\w*|nabroji\\w*|koj\\w{1,3}|koliko|gdje|"
    "cum|unde|explicați|descrieți|definiți|τι|πώς|γιατί|πότε|ποι\\w{1,2}|шта|како|зашто|šta|kako|zašto|"
    "nedir|nasıl|neden|hangi|açıkla\\w*|apa|bagaimana|mengapa|jelaskan|sebutkan"
)
STARTS_ASKING = re.compile(rf"[\W_\d]*(?:{_ASKING})(?![\w-])", re.IGNORECASE)
ENDS_WITH_TASK = re.compile(
    r"(?<=[.!:;])\s+(?:explain|describe|define|compare|discuss|justify|name|erläuter\w*|erklär\w*|beschreib\w*|nenne\w*|"
    r"begründe\w*|vergleich\w*|skizzier\w*|geben sie|объясни\w*|опиши\w*|назови\w*|сравни\w*|expliqu\w*|décri\w*|"
    r"justifi\w*|describ[ae]|compar[ae]z?)\b[^.!?]*[.!]?$",
    re.IGNORECASE,
)
"""A last sentence that tells to answer."""
ASKS_IN_CJK = re.compile(
    r"什么|什麼|如何|怎么|怎麼|怎样|为什么|為什麼|哪些|哪个|哪種|区别|區別|说说|说一?下|谈谈|简述|请|解释|描述|列举|举例|写一?个|写出|实现|吗$|吗？|呢$|几种|"
    r"能否|是否|有哪|何|とは|ですか|ますか|なぜ|どの|どう|説明|違い|무엇|어떻게|왜|설명|차이|인가|나요|까$|까\?|이란"
)
ASKS_IN_OTHER_SCRIPTS = re.compile(
    r"^\W*(?:ما|ماذا|ماهو|ماهي|كيف|لماذا|متى|أين|من|هل|اشرح|أي|اي|اذكر|عرف|وضح|قارن|اكتب|מה|איך|למה|מתי|מדוע|"
    r"האם|הסבר\w*|תאר\w*|כיצד|אילו|איזה|क्या|कैसे)(?!\w)"
)
"""Arabic, Hebrew and Hindi. Behind a vowel sign there is no border of a word."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title, taken apart."""

    text: str
    label: str = ""
    """What stands before it: `Q3.`, `12.`."""
    word: str = ""
    """The label's word in lower case, if there is one."""
    number: int | None = None


def title_of(text: str) -> Title:
    """Takes labels and numbers off a title's start; off that of its link, where it starts with one."""
    if LINKED_LABEL.match(text.strip()):
        linked = title_of(text.strip()[1:])
        return Title(f"[{linked.text}", linked.label, linked.word, linked.number)
    rest, label, word = text.strip(), "", ""
    number: int | None = None
    if led := LED.match(rest):
        label, rest = led[0], rest[led.end() :]
    for _ in range(3):
        found = LINKED_NUMBER.match(rest) or NUMBER.match(rest) or NUMBERED_CHINESE.match(rest)
        if found and number is None:
            number = int(count_of(found).split(".")[-1])
        elif number is None and (found := KEYCAPS.match(rest)):
            number = int("".join(digit for digit in found["number"] if digit.isdecimal()))
        elif not word and (found := LABEL.match(rest)):
            word = label_word(found)
            count = found["number"] or found["joined_number"] or found["enclosed_number"] or found["count"]
            number = int(re.split("[.-]", count)[-1]) if count else number
        else:
            break
        label += rest[: found.end()]
        rest = rest[found.end() :]
    return Title(rest.strip(), label.strip(), word, number)


def label_word(found: re.Match[str]) -> str:
    """The word, or letter, of what `LABEL` found, in lower case."""
    groups = (found[name] for name in ("word", "joined", "enclosed", "letter", "bare"))
    return next(group for group in groups if group).lower()


def count_of(found: re.Match[str]) -> str:
    """The digits, with points between them, of what `NUMBER` or its like found."""
    return str(found.groupdict().get("counted") or found["number"])


def letters(text: str) -> str:
    """The letters and digits of a text in small letters: what titles, anchors and file names have in common."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def word_of(label: str) -> str:
    """The word of a label alone, in lower case, if it has one."""
    return title_of(f"{label} x").word if label else ""


LONGEST_IN_CJK = 80
"""Characters of a title in which a word that asks may stand anywhere; in prose it hardly asks."""
LINKED_LABEL = re.compile(
    rf"\[(?=(?:[QqВ]|{QUESTION})\s?\d{{0,4}}\s?[.:)]|(?:[QqВ]|{_COUNTED})(?:{_BESIDE_NUMBER}|\s?)\d{{1,4}}\s?[.:)\s-]|(?:[#№§]|n[or]\.|\(q?)\s?\d|\d{{1,3}}(?:\.\d{{1,3}})+\s|\d{{1,4}}[.)]\s)(?:[^\[\]\\]|\\.)+\]\(",
    re.IGNORECASE,
)
"""A link that starts with a label or number: `[Q3: Who bakes?](#q3)`."""
LINKED_NUMBER = re.compile(r"\[(?P<number>\d{1,4}(?:\.\d{1,3}){0,3})[.)]?\]\(#[^()\s]*\)[.:)]?\s+(?=\S)")
"""A number that leads to its own place: `[1.2](#crust) The crust`."""
ASKS = 0.9
"""From here on, what `asks` gives means a question."""


def asks(text: str) -> float:
    """How much a title's words, taken alone, sound like a question, from 0 to 1."""
    text = text.strip()
    if len(text) > LONGEST_TITLE or not re.search(r"\w", text):
        return 0.3 if QUESTION_MARK.search(text) else 0.0
    if SECTION.fullmatch(text) or WITHDRAWN.fullmatch(text) or CONTENTS.fullmatch(text) or BACK_TO_TOP.fullmatch(text):
        return 0.0
    if QUESTION_MARK.search(text):
        return 1.0
    in_cjk = len(text) <= LONGEST_IN_CJK and ASKS_IN_CJK.search(text)
    if in_cjk or STARTS_ASKING.match(text) or ASKS_IN_OTHER_SCRIPTS.search(text):
        return 0.9 if not text.endswith((":", "：")) else 0.6
    if INNER_MARK.search(text) or ENDS_WITH_TASK.search(text):
        return 0.9
    return 0.1 if text.endswith((":", "：", ",", ";")) else 0.3
