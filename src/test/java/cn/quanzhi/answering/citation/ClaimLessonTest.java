package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.answering.citation.ClaimLesson.Example;
import cn.quanzhi.model.BareEmbeddings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimLessonTest {

    private static final String PASSAGE = "托运人应当在装车前核对样品编号。样品在途中破损的，承运人应当在二十四小时内通知托运人，由托运人决定是否重新取样。";

    private final ClaimLesson lesson = new ClaimLesson(BareEmbeddings.load());

    private List<Example> examples(String truth, String lie) {
        return lesson.examples(List.of("""
                {"id": "1", "title": "样品运输规则", "article": "7", "passage": "%s", "paraphrased": ["%s"], "false": [{"text": "%s"}]}
                """.formatted(PASSAGE, truth, lie).strip()), Map.of());
    }

    /** Lies by program had no mark at their end and sentences by hand had one: a network learned that, and nothing else. */
    @Test
    void howASentenceEndsTellsNothing() {
        List<Example> marked = examples("样品路上碎了，承运人24小时里要告诉托运人。", "样品路上碎了，托运人24小时里要告诉承运人。");
        List<Example> bare = examples("样品路上碎了，承运人24小时里要告诉托运人", "样品路上碎了，托运人24小时里要告诉承运人");

        assertThat(marked).hasSameSizeAs(bare).anyMatch(Example::isTrue).anyMatch(one -> !one.isTrue());
        for (int i = 0; i < marked.size(); i++) {
            assertThat(bare.get(i).evidence()).containsExactly(marked.get(i).evidence(), within(1e-4));
            assertThat(bare.get(i).pairs().pairs().said())
                    .hasSameSizeAs(marked.get(i).pairs().pairs().said());
        }
    }

    @Test
    void whatTheLikestArticlesSayIsFalseBesideAPassage() {
        String row = """
                {"id": "1", "law": "运输法", "version": "2020", "article": "7", "paraphrased": ["样品路上碎了，承运人24小时里要告诉托运人"]}
                """.strip();
        Map<String, String> alone = Map.of("运输法 2020 7", PASSAGE);
        Map<String, String> beside =
                Map.of("运输法 2020 7", PASSAGE, "运输法 2020 8", "样品在途中受潮的，由托运人决定是否晾晒后继续送检，费用另行商定。样品破损的照片应当附在运单后面一并保存。");

        List<Example> few = lesson.examples(List.of(row), alone);
        List<Example> more = lesson.examples(List.of(row), beside);

        assertThat(more).hasSizeGreaterThan(few.size());
        assertThat(more.stream().filter(Example::isTrue))
                .hasSameSizeAs(few.stream().filter(Example::isTrue).toList());
    }

    @Test
    void anOlderTextOfThePassageIsNoNeighbour() {
        Neighbours neighbours =
                new Neighbours(List.of(PASSAGE, PASSAGE.replace("二十四", "四十八"), "承运人应当在装车前检查车辆和样品的固定情况，并记录在运单上。"));
        assertThat(neighbours.foreignTo(PASSAGE)).containsExactly("承运人应当在装车前检查车辆和样品的固定情况，并记录在运单上。");
    }
}
