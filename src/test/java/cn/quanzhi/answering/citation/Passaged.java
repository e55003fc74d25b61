package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Numbered passages of a made-up ordinance, for tests. */
final class Passaged {

    static final String TITLE = "样品管理条例";

    private Passaged() {}

    static Source source(int number, String article, String text) {
        return source(number, TITLE, article, text);
    }

    /** @param article empty where the passage is none */
    static Source source(int number, String title, String article, String text) {
        Passage passage = new Passage(
                new UUID(0, number),
                new UUID(1, 1),
                new UUID(2, 2),
                "shared",
                DocumentKind.ADMINISTRATIVE_REGULATION,
                title,
                null,
                "2020",
                "全国",
                "《" + title + "》" + (article.isEmpty() ? "" : "第" + article + "条"),
                article.isEmpty() ? null : article,
                List.of(),
                text,
                "hash" + number,
                number,
                LocalDate.of(2020, 1, 1),
                null);
        return new Source(
                number, passage, new Validity(Validity.Status.IN_FORCE, LocalDate.of(2020, 1, 1), null, null, null));
    }
}
