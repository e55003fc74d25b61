package cn.quanzhi.answering;

import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.retrieval.Retriever;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a question asks for by name and nobody has: 计量法第八十八条, an unknown law, a standard that isn't kept. Neighbours
 * would make an answer that looks right.
 */
final class MissingNames {

    private static final Pattern ASKS_FOR_TEXT_ITSELF = Pattern.compile("原文|全文|(?<!概)念|条文|发给?我|下载");
    private static final Pattern ASKS_FOR_TEXT =
            Pattern.compile("内容|说了?(?:啥|什么)|写了?(?:啥|什么)|怎么(?:说|写|规定)|规定了?什么|有效|作废|废止|现行|哪年|多少|限值|指标|发给|是什么");
    private static final Pattern TITLE =
            Pattern.compile("《([^《》]{2,40}(?:法|条例|办法|规定|细则|规则|规范|决定|通知|公告|意见)(?:（[^）]{1,12}）)?)》");
    private static final Pattern LAW_IN_ENGLISH = Pattern.compile("\\b(?:Act|Regulations?|Ordinance|Code|Rules)$");
    private static final int TAIL = 7;
    private static final int SHORTEST_TITLE = 4;
    private static final int LEADING = 3;
    private static final Pattern STATE = Pattern.compile("^中华人民共和国");
    private static final int BEGINNING = 2;
    private static final int LEFT_OUT = 4;

    private static final Pattern INTERNATIONAL = Pattern.compile("ISO|IEC");
    private static final Pattern CERTIFICATE = Pattern.compile("证书|认证|贯标");
    private static final Pattern NUMBERED = Pattern.compile("ISO\\D{0,9}(\\d{4,6})\\b");
    private static final int FIRST_UNUSED = 60_000;
    private static final int JOINT = 80_000;
    private static final int LAST_JOINT = 90_000;

    private static final int LITTLE_ELSE = 8;
    private static final int NOTHING_ELSE = 2;
    /** From this nearness on the evidence is about the very matter, and a number beside it doesn't count. */
    private static final double SAME_MATTER = 0.8;

    private final String question;
    private final Known known;
    private final Retriever.Evidence evidence;
    private final List<String> missing = new ArrayList<>();
    private final List<String> surely = new ArrayList<>();
    private int named;
    private boolean international;
    private boolean national;
    private boolean anyFound;

    private MissingNames(String question, Known known, Retriever.Evidence evidence) {
        this.question = question;
        this.known = known;
        this.evidence = evidence;
    }

    /**
     * What there is.
     *
     * @param titles the titles that are published
     * @param articles whether the text of a title has an article: more may be named than was found
     * @param mentions whether anything that is published has these words
     * @param inEnglish whether it is a term of the trade in English
     */
    record Known(
            ReferenceGrammar grammar,
            Set<String> titles,
            BiPredicate<String, String> articles,
            Predicate<String> mentions,
            Predicate<String> inEnglish) {

        private static final Set<String> EXISTING = existing();

        boolean has(String title, @Nullable String article) {
            return titles.contains(title) && (article == null || articles.test(title, article));
        }

        /** Whether there is such a mark or body, spoken of or not. */
        boolean exist(String name) {
            return EXISTING.contains(name.toUpperCase(Locale.ROOT));
        }

        private static Set<String> existing() {
            try (InputStream list = Known.class.getResourceAsStream("/answering/existing-names.txt")) {
                String text = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
                return text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The names as the question writes them.
     *
     * @param asked the visitor's own words
     * @param question the same; for one in English the words that laws and standards are looked for by
     * @param asOf a standard of a later year than this isn't there yet
     */
    static List<String> in(String asked, String question, Known known, Retriever.Evidence evidence, LocalDate asOf) {
        MissingNames names = new MissingNames(question, known, evidence);
        known.grammar().find(question).forEach(reference -> names.read(reference, asOf));
        names.titles();
        names.things(asked);
        return names.isTextAsked() && !names.missing.isEmpty() ? names.missing : names.surely;
    }

    /** Whether the answer is in the text itself. Whoever asks 要多久 or 强制吗 of an international standard means the certificate. */
    private boolean isTextAsked() {
        if (ASKS_FOR_TEXT_ITSELF.matcher(question).find()) {
            return true;
        }
        if (international && !national && CERTIFICATE.matcher(question).find()) {
            return false;
        }
        int more = question.length() - named;
        return ASKS_FOR_TEXT.matcher(question).find()
                || more <= (international && !national ? NOTHING_ELSE : LITTLE_ELSE);
    }

    private void read(Reference reference, LocalDate asOf) {
        String words = question.substring(reference.start(), Math.min(reference.end(), question.length()));
        named += words.length();
        boolean found = evidence.items().stream().anyMatch(item -> item.exact() && names(reference, item));
        boolean there = switch (reference) {
            case Reference.Law law -> law.title() == null || found || known.has(law.title(), law.article());
            case Reference.Standard ignored -> found;
        };
        anyFound |= there;
        if (there) {
            return;
        }
        missing.add(words);
        boolean abroad = reference instanceof Reference.Standard standard && isInternational(standard);
        international |= abroad;
        national |= !abroad;
        boolean sure = switch (reference) {
            // An article that a known law doesn't have.
            case Reference.Law law -> isIn(known.titles(), law.title());
            case Reference.Standard standard -> isOf(standard, asOf.getYear()) || isAskedFor(standard);
        };
        if (sure) {
            surely.add(words);
        }
    }

    /** A title that nobody has and that no source speaks of. */
    private void titles() {
        if (anyFound) {
            return;
        }
        TITLE.matcher(question)
                .results()
                .filter(title -> !known.titles().contains(title.group(1)) && !isSpokenOf(title.group(1)))
                .filter(title -> known.titles().stream().noneMatch(one -> one.endsWith(title.group(1))))
                .map(MatchResult::group)
                .forEach(surely::add);
    }

    /** A paper, mark, body or rule that nothing published speaks of. */
    private void things(String asked) {
        ThingNames.in(asked).stream()
                .filter(this::isUnknown)
                .map(ThingNames.Thing::words)
                .filter(words -> !surely.contains(words))
                .forEach(surely::add);
    }

    private boolean isUnknown(ThingNames.Thing thing) {
        String name = thing.name();
        return switch (thing.form()) {
            case QUOTED -> !known.titles().contains(name) && isUnheardOf(name);
            case BODY, LETTERS -> isUnheardOf(name);
            case RULE ->
                !endsATitle(name)
                        && !shortensATitle(name)
                        && isUnheardOf(name.substring(Math.max(0, name.length() - TAIL)));
            case ENGLISH -> !isKnownInEnglish(name);
        };
    }

    private boolean isUnheardOf(String name) {
        return !known.exist(name) && !isSpokenOf(name) && !known.mentions().test(name);
    }

    /** Whether a known title ends as this does but for a few letters before it, which may be a word of the sentence. */
    private boolean endsATitle(String name) {
        return known.titles().stream()
                .anyMatch(title -> IntStream.rangeClosed(0, Math.min(LEADING, name.length() - SHORTEST_TITLE))
                        .anyMatch(from -> title.endsWith(name.substring(from))));
    }

    /** Whether it is a known title without a word or two of it: 消费者权益法 for 消费者权益保护法. */
    private boolean shortensATitle(String name) {
        return known.titles().stream()
                .map(title -> STATE.matcher(title).replaceFirst(""))
                .anyMatch(title -> isLeftOf(title, name));
    }

    private static boolean isLeftOf(String title, String name) {
        if (title.length() - name.length() > LEFT_OUT
                || name.length() < SHORTEST_TITLE
                || !title.startsWith(name.substring(0, BEGINNING))) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < title.length() && at < name.length(); i++) {
            at += title.charAt(i) == name.charAt(at) ? 1 : 0;
        }
        return at == name.length();
    }

    /** By its own words, by the last two or more of them, or as what foreigners call a law. */
    private boolean isKnownInEnglish(String title) {
        String asLaw = LAW_IN_ENGLISH.matcher(title).replaceFirst("Law");
        if (!known.grammar().find(title).isEmpty()
                || !known.grammar().find(asLaw).isEmpty()) {
            return true;
        }
        List<String> words = List.of(title.split("\\s+"));
        return IntStream.range(0, words.size() - 1)
                .mapToObj(from -> String.join(" ", words.subList(from, words.size())))
                .anyMatch(known.inEnglish());
    }

    private boolean isSpokenOf(String name) {
        return evidence.items().stream()
                .map(Retriever.Found::passage)
                .anyMatch(passage -> passage.text().contains(name)
                        || passage.title().contains(name)
                        || passage.path().stream().anyMatch(head -> head.contains(name)));
    }

    /**
     * Whether the answer hangs on a standard's text. Whoever says ISO 9001 mostly means the certificate by that name, and what
     * a source speaks of can be answered from the source.
     */
    private boolean isAskedFor(Reference.Standard standard) {
        String code = standard.code().replaceAll("\\s", "");
        boolean isSpokenOf = evidence.items().stream()
                .anyMatch(item -> item.passage().text().replaceAll("\\s", "").contains(code));
        return !isSpokenOf && !isInternational(standard) && evidence.similarity() < SAME_MATTER;
    }

    private static boolean isInternational(Reference.Standard standard) {
        return INTERNATIONAL.matcher(standard.code()).lookingAt();
    }

    private static boolean isOf(Reference.Standard standard, int year) {
        String own = standard.year();
        boolean isComing = own != null && own.length() == 4 && Integer.parseInt(own) > year + 1;
        return isComing || isNeverGivenOut(standard.code());
    }

    /** ISO numbers its standards in order; those from 60000 on are unused but for the series about quantities and the joint ones. */
    private static boolean isNeverGivenOut(String code) {
        Matcher international = NUMBERED.matcher(code);
        if (!international.lookingAt()) {
            return false;
        }
        int number = Integer.parseInt(international.group(1));
        return number >= FIRST_UNUSED && (number < JOINT || number > LAST_JOINT);
    }

    private static boolean isIn(Set<String> known, @Nullable String title) {
        return title != null && known.contains(title);
    }

    private static boolean names(Reference reference, Retriever.Found item) {
        return switch (reference) {
            case Reference.Law law ->
                item.passage().title().equals(law.title())
                        && (law.article() == null
                                || law.article().equals(item.passage().article()));
            case Reference.Standard standard ->
                String.valueOf(item.passage().number())
                        .replaceAll("\\s", "")
                        .startsWith(standard.code().replaceAll("\\s", ""));
        };
    }
}
