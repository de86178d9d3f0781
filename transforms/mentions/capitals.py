"""Sentences in which capitals tell nothing: headlines, and what old wires print in capitals throughout."""

from __future__ import annotations

from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.line import Known, Name
from transforms.segmentation.articles import Sentence
from transforms.segmentation.tokens import VERB_TAGS

# A sentence whose longer words nearly all begin with capitals is a headline: its capitals tell nothing.
HEADLINE_SHARE = 0.7
FUNCTION_WORDS = {
    "and", "or", "but", "nor", "the", "a", "an", "of", "in", "on", "at", "by", "to", "from", "with", "for", "about", "against", "after",
    "before", "during", "since", "until", "because", "while", "where", "when", "which", "who", "that", "this", "these", "those", "as",
    "if", "also", "only", "not", "is", "are", "was", "were", "it", "he", "she", "they", "we", "his", "her", "its", "their", "our", "how",
    "than", "then", "there", "so", "just", "even", "into", "over", "under", "between", "through", "such", "some", "any", "all", "has",
    "have", "had", "will", "would", "can", "could", "may", "should", "must", "be", "been", "you", "your", "me", "my", "him", "them", "us",
}  # fmt: skip


def is_headline(sentence: Sentence) -> bool:
    """Whether capitals tell nothing: all in capitals, or a headline in which nearly every longer word has one."""
    if sentence.role not in {"title", "heading"}:
        return sentence.text.isupper()
    words = [word for word in sentence.words if len(word) > 3 and word[0].isalpha()]
    if len(words) < 3 or _is_plain_sentence(sentence):
        return sentence.text.isupper()
    return sum(word[0].isupper() for word in words) >= HEADLINE_SHARE * len(words) and len(words) >= 4


def _is_plain_sentence(sentence: Sentence) -> bool:
    """'Israel Katz met Paz in Amman.': ends in a full stop, and its verb is printed small."""
    pairs = zip(sentence.words, sentence.tags, strict=True)
    return sentence.words[-1] == "." and any(tag in VERB_TAGS and word.islower() and word.isalpha() for word, tag in pairs)


def is_in_capitals(sentence: Sentence) -> bool:
    """Whether the whole sentence is printed in capitals, as on old wires."""
    return sentence.text.isupper()


def persons_in_capitals(sentence: Sentence, lexicon: Lexicon, known: Known) -> list[Name]:
    """Persons in a sentence in capitals: 'MINISTER ELENA PAZ SAID'.

    Capitals tell nothing there: a title or a given name must stand in front, and the name be no ordinary word. Surnames
    that are ordinary words (BUSH, BROWN) are missed.
    """
    sure = [(start, last) for start, (last, meanings) in known.items() if meanings[0].is_certain]
    taken = {token for start, last in sure for token in range(start, last)}
    lower, words, particles = sentence.lower, lexicon.names, lexicon.word_sets["particles_in_capitals"]

    def may_be_name(i: int) -> bool:
        return i < len(sentence) and lower[i].isalpha() and len(lower[i]) > 1 and lower[i] not in words.common_words and i not in taken

    def name_end(i: int) -> int:
        """Past up to three words of a name, and particles between them: 'VIEIRA DA COSTA', 'BIN SALMAN', 'VAN DER MEER'."""
        end, count = i, 0
        while count < 3:
            begin = end
            while begin - end < 3 and begin + 1 < len(sentence) and lower[begin] in particles:
                begin += 1
            is_joined = begin > end and lower[begin].isalpha() and lower[begin] not in FUNCTION_WORDS
            is_given = begin == i and titled and lower[i] in words.given_names
            if not (is_joined or may_be_name(begin) or is_given):
                break
            end, count = begin + 1, count + 1
        return end

    found: list[Name] = []
    i = 0
    while i < len(sentence):
        role = words.role_nouns.ending(lower, i)
        titled = bool(role and role[1].before_name) or (i > 0 and lower[i - 1].strip(".") in words.honorifics)
        end = name_end(i) if titled or lower[i] in words.given_names else i
        given = lower[i] in words.given_names and end - i > 1
        if end > i and (titled or given):
            gender = words.given_names.get(lower[i], "")
            found.append(Name(i, end, "person", None, 3.0, gender, has_title=titled))
            i = end
        else:
            i += 1
    return found
