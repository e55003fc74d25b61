package cn.quanzhi.knowledge.check;

import cn.quanzhi.knowledge.ingest.BadDocument;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A guide's front matter, sections, length, basis and links. */
final class GuideCheck {

    private static final List<String> SECTIONS = List.of("适用对象", "怎么办", "期限、数额和费用", "容易出错的地方", "什么时候找人", "依据");
    private static final Set<String> KINDS = Set.of("标准", "计量", "认证认可", "检验检测", "质量管理", "知识产权", "品牌培育");
    private static final Set<String> STAGES = Set.of("研发", "采购", "生产", "供应", "售后");
    private static final int SHORTEST = 400;
    private static final int LONGEST = 1_200;
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)]*)\\)");

    private final KnownLaws laws;
    private final LocalDate today;
    private final List<Finding> findings = new ArrayList<>();

    GuideCheck(KnownLaws laws, LocalDate today) {
        this.laws = laws;
        this.today = today;
    }

    List<Finding> check(String file, String text) {
        findings.clear();
        try {
            Optional<FrontMatter.Parsed> parsed = FrontMatter.parse(text);
            if (parsed.isEmpty()) {
                error(file, "no front matter");
                return List.copyOf(findings);
            }
            FrontMatter matter = parsed.get().frontMatter();
            metadata(file, matter);
            basis(file, matter);
            body(file, parsed.get().body());
        } catch (BadDocument e) {
            error(file, String.valueOf(e.getMessage()));
        }
        return List.copyOf(findings);
    }

    private void metadata(String file, FrontMatter matter) {
        if (matter.effectiveFrom() == null) {
            error(file, "effectiveFrom: missing");
        }
        among(file, matter, "serviceKinds", KINDS);
        among(file, matter, "stages", STAGES);
        LocalDate reviewed = date(file, matter, "reviewedOn");
        LocalDate due = date(file, matter, "reviewDue");
        if (reviewed != null && due != null && !due.isAfter(reviewed)) {
            error(file, "reviewDue: not after reviewedOn");
        }
        if (due != null && due.isBefore(today)) {
            findings.add(Finding.warning(file, "its review was due on " + due));
        }
    }

    private void among(String file, FrontMatter matter, String key, Set<String> known) {
        if (!(matter.all().get(key) instanceof List<?> values) || values.isEmpty()) {
            error(file, key + ": missing");
            return;
        }
        values.stream()
                .map(String::valueOf)
                .filter(value -> !known.contains(value))
                .forEach(value -> error(file, key + ": unknown: " + value));
    }

    private @Nullable LocalDate date(String file, FrontMatter matter, String key) {
        if (!(matter.all().get(key) instanceof String text)) {
            error(file, key + ": missing");
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            error(file, key + ": not a date: " + text);
            return null;
        }
    }

    private void basis(String file, FrontMatter matter) {
        if (!(matter.all().get("basis") instanceof List<?> entries) || entries.isEmpty()) {
            error(file, "basis: missing");
            return;
        }
        Set<String> unknown = new HashSet<>();
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> one)
                    || !(one.get("law") instanceof String law)
                    || !(one.get("article") instanceof String article)
                    || !(one.get("supports") instanceof String supports)
                    || supports.isBlank()) {
                error(file, "basis: expected law, article and supports: " + entry);
            } else if (laws.has(law) && !laws.hasAnywhere(law, article)) {
                error(file, "basis: " + law + " has no article " + article);
            } else if (!laws.isEmpty() && !laws.has(law) && unknown.add(law)) {
                findings.add(Finding.warning(file, "basis: not among the laws at hand: " + law));
            }
        }
    }

    private void body(String file, String body) {
        for (String section : SECTIONS) {
            if (!body.contains("\n## " + section + "\n")) {
                error(file, "section missing: " + section);
            }
        }
        int end = body.indexOf("\n## 依据\n");
        int length = (end < 0 ? body : body.substring(0, end))
                .replaceAll("(?m)^#.*$|\\s", "")
                .length();
        if (length < SHORTEST || length > LONGEST) {
            error(file, "its text has " + length + " characters, wanted " + SHORTEST + " to " + LONGEST);
        }
        Matcher link = LINK.matcher(body);
        while (link.find()) {
            if (!link.group(1).startsWith("https://")) {
                error(file, "a link that is not https: " + link.group(1));
            }
        }
    }

    private void error(String file, String words) {
        findings.add(Finding.error(file, words));
    }
}
