package cn.quanzhi.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms in which a lawyer would cite a passage. */
public final class Citations {

    private Citations() {}

    /** 《中华人民共和国产品质量法》第二十六条; "23-1" becomes 第二十三条之一, a clause number stays in digits. */
    public static String ofArticle(String title, String article) {
        return "《" + title + "》" + article(article);
    }

    /** The citation of any passage: laws by article, standards by number and clause, guides by section. */
    public static String of(
            DocumentKind kind, String title, @Nullable String number, @Nullable String article, List<String> path) {
        return switch (kind) {
            case GUIDE -> named("服务指南：" + title, path);
            case FAQ -> named("常见问题：" + title, path);
            case CASE -> named("案例：" + title, path);
            case QUESTIONS -> "《" + title + "》";
            case STANDARD -> {
                String name = number == null ? "《" + title + "》" : number;
                if (article != null) {
                    yield name + " " + article(article);
                }
                yield path.isEmpty() ? name : name + " " + path.getLast();
            }
            case LAW,
                    ADMINISTRATIVE_REGULATION,
                    DEPARTMENT_RULE,
                    LOCAL_REGULATION,
                    LOCAL_RULE,
                    JUDICIAL_INTERPRETATION,
                    NORMATIVE_DOCUMENT,
                    POLICY -> article == null ? named(title, path) : ofArticle(title, article);
        };
    }

    private static String named(String title, List<String> path) {
        return "《" + title + "》" + (path.isEmpty() ? "" : path.getLast());
    }

    static String article(String article) {
        String[] parts = article.split("-", 2);
        try {
            String head = "第" + ChineseNumerals.format(Integer.parseInt(parts[0])) + "条";
            return parts.length == 1 ? head : head + "之" + ChineseNumerals.format(Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException e) {
            return "第" + article + "条";
        }
    }
}
