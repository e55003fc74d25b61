package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Validity;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A passage is read once for many answers, and anew as soon as anything that it is judged by has changed. */
class CitedTextsTest {

    private static final UUID ID = UUID.randomUUID();
    private static final Validity IN_FORCE = new Validity(Validity.Status.IN_FORCE, null, null, null, null);

    private final CitedTexts texts = new CitedTexts();
    private final ReferenceGrammar grammar = new ReferenceGrammar(Map.of());

    private static Source source(int number, String text, String hash, Validity validity) {
        Passage passage = new Passage(
                ID,
                ID,
                ID,
                "shared",
                DocumentKind.LAW,
                "留样办法",
                null,
                "2025",
                "CN",
                "留样办法第一条",
                "1",
                List.of(),
                text,
                hash,
                1,
                null,
                null);
        return new Source(number, passage, validity);
    }

    @Test
    void theSamePassageIsReadOnceWhateverItsNumberInTheAnswer() {
        Cited first = texts.of(List.of(source(1, "样品保存十日。", "a", IN_FORCE)), grammar);
        assertThat(texts.of(List.of(source(7, "样品保存十日。", "a", IN_FORCE)), grammar))
                .isSameAs(first);
    }

    @Test
    void anotherTextStatusOrGrammarIsReadAnew() {
        Cited first = texts.of(List.of(source(1, "样品保存十日。", "a", IN_FORCE)), grammar);
        Validity repealed = new Validity(Validity.Status.REPEALED, null, null, null, null);
        assertThat(texts.of(List.of(source(1, "样品保存九日。", "b", IN_FORCE)), grammar)
                        .said()
                        .plain())
                .contains("九日");
        assertThat(texts.of(List.of(source(1, "样品保存十日。", "a", repealed)), grammar))
                .isNotSameAs(first);
        assertThat(texts.of(List.of(source(1, "样品保存十日。", "a", IN_FORCE)), new ReferenceGrammar(Map.of())))
                .isNotSameAs(first);
    }
}
