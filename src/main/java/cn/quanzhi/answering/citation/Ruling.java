package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.Claim.Verdict;
import java.util.List;
import java.util.Map;

/**
 * The verdict on a sentence with the numbers that it bears.
 *
 * @param sources all of the turn, by number; more may be admitted later
 */
record Ruling(ClaimVerifier verifier, Map<Integer, Source> sources, String question) {

    Verdict on(String marked, List<Integer> numbers) {
        String sentence = marked.replaceAll("\\[\\d{1,3}]", "");
        if (ClaimVerifier.plain(sentence).codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Verdict.UNCITED;
        }
        List<Source> all = List.copyOf(sources.values());
        List<Source> own = numbers.stream().map(sources::get).toList();
        if (own.isEmpty()) {
            return verifier.uncited(sentence, all);
        }
        List<Source> others =
                all.stream().filter(source -> !own.contains(source)).toList();
        Verdict verdict = verifier.judge(sentence, own, others, question);
        boolean connects = verdict == Verdict.UNSUPPORTED
                && !marked.contains("[")
                && verifier.uncited(sentence, all) == Verdict.UNCITED;
        return connects ? Verdict.UNCITED : verdict;
    }
}
