package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.ChangeLog.Lead;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CrossReferencesTest {

    private static List<String> of(String text) {
        UUID id = new UUID(1, 1);
        Passage passage = new Passage(
                id,
                id,
                id,
                "shared",
                DocumentKind.LAW,
                "样品法",
                null,
                "",
                "全国",
                "《样品法》第五十条",
                "50",
                List.of(),
                text,
                "hash",
                50,
                null,
                null);
        return CrossReferences.of(passage).stream()
                .map(CrossReferencesTest::shown)
                .toList();
    }

    private static String shown(Lead lead) {
        return lead.title() + "#" + lead.article();
    }

    @Test
    void aPenaltyPointsToWhatItPunishes() {
        assertThat(of("违反本法第二十六条、第二十七条第二款规定的，责令改正。")).containsExactly("样品法#26", "样品法#27");
        assertThat(of("有本条例第九条至第十一条所列行为之一的，处一万元罚款。")).containsExactly("样品法#9", "样品法#10", "样品法#11");
    }

    @Test
    void anotherLawIsNamedByItsFullTitle() {
        assertThat(of("依照《中华人民共和国留样法》第三条和本法第二条之一的规定处罚。")).containsExactly("中华人民共和国留样法#3", "样品法#2-1");
    }

    @Test
    void itsOwnNumberAndPlainTextPointNowhere() {
        assertThat(of("本法第五十条所称样品，是指留存的样品。")).isEmpty();
        assertThat(of("生产者应当保证样品符合要求的条件。")).isEmpty();
    }
}
