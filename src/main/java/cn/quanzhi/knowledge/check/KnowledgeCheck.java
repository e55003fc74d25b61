package cn.quanzhi.knowledge.check;

import cn.quanzhi.knowledge.EnglishFile;
import cn.quanzhi.knowledge.Misconception;
import cn.quanzhi.knowledge.MisconceptionFile;
import cn.quanzhi.knowledge.VocabularyFile;
import cn.quanzhi.knowledge.ingest.BadDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks a knowledge base: {@code guides/**.md}, {@code questions/*.yaml}, {@code vocabulary.yaml}, the English words. */
public final class KnowledgeCheck {

    private static final int SHORTEST_TRUTH = 10;
    private static final int LONGEST_TRUTH = 120;

    private KnowledgeCheck() {}

    /** What was looked at, and what was found. */
    record Result(int guides, int questions, List<Finding> findings) {
        Result {
            findings = List.copyOf(findings);
        }

        boolean hasErrors() {
            return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        }
    }

    static Result of(Path base, KnownLaws laws, LocalDate today) throws IOException {
        List<Finding> findings = new ArrayList<>();
        GuideCheck guide = new GuideCheck(laws, today);
        List<Path> guides = files(base.resolve("guides"), ".md");
        for (Path file : guides) {
            findings.addAll(guide.check(base.relativize(file).toString(), Files.readString(file)));
        }
        QuestionCheck questions = new QuestionCheck(laws);
        for (Path file : files(base.resolve("questions"), ".yaml")) {
            findings.addAll(questions.check(base.relativize(file).toString(), Files.readString(file)));
        }
        findings.addAll(questions.alike());
        vocabulary(base.resolve("vocabulary.yaml"), findings);
        english(base, findings);
        misconceptions(base.resolve("misconceptions.yaml"), laws, findings);
        return new Result(guides.size(), questions.count(), findings);
    }

    private static void vocabulary(Path file, List<Finding> findings) throws IOException {
        if (Files.isRegularFile(file)) {
            try {
                VocabularyFile.parse(Files.readString(file))
                        .saidTwice()
                        .forEach(word -> findings.add(
                                Finding.error(file.getFileName().toString(), "said in two entries: " + word)));
            } catch (BadDocument e) {
                findings.add(Finding.error(file.getFileName().toString(), String.valueOf(e.getMessage())));
            }
        }
    }

    private static void english(Path base, List<Finding> findings) throws IOException {
        Optional<EnglishFile> terms = english(base, EnglishFile.TERMS, EnglishFile::parse, findings);
        Optional<EnglishFile> words = english(base, EnglishFile.WORDS, text -> EnglishFile.parse("{}", text), findings);
        if (terms.isPresent() && words.isPresent()) {
            words.get().phrases().stream()
                    .filter(terms.get().phrases()::contains)
                    .sorted()
                    .forEach(phrase -> findings.add(
                            Finding.error(EnglishFile.WORDS, "stands in " + EnglishFile.TERMS + " too: " + phrase)));
        }
    }

    private static Optional<EnglishFile> english(
            Path base, String name, Function<String, EnglishFile> parse, List<Finding> findings) throws IOException {
        Path file = base.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(Files.readString(file)));
        } catch (BadDocument e) {
            findings.add(Finding.error(name, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static void misconceptions(Path file, KnownLaws laws, List<Finding> findings) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        String name = file.getFileName().toString();
        try {
            Set<String> said = new HashSet<>();
            for (Misconception one : MisconceptionFile.parse(Files.readString(file))) {
                one.claims().stream()
                        .filter(claim -> !said.add(claim))
                        .forEach(claim -> findings.add(Finding.error(name, "said twice: " + claim)));
                one.basis().stream()
                        .filter(article ->
                                laws.has(article.law()) && !laws.hasAnywhere(article.law(), article.article()))
                        .forEach(article -> findings.add(Finding.error(name, "no such article: " + article)));
                if (one.truth().length() < SHORTEST_TRUTH || one.truth().length() > LONGEST_TRUTH) {
                    findings.add(
                            Finding.error(name, "a truth of " + one.truth().length() + " characters: " + one.truth()));
                }
            }
        } catch (BadDocument e) {
            findings.add(Finding.error(name, String.valueOf(e.getMessage())));
        }
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /**
     * {@code ./quanzhi check [DIR] [--laws DIR]}: prints the findings; the exit code is 1 where one is an error. Without
     * the laws nothing can be said about articles.
     */
    public static void main(String[] arguments) throws IOException {
        Path base = Path.of("knowledge-base");
        @Nullable Path laws = null;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--laws") && i + 1 < arguments.length) {
                laws = Path.of(arguments[++i]);
            } else {
                base = Path.of(arguments[i]);
            }
        }
        if (!Files.isDirectory(base) || (laws != null && !Files.isDirectory(laws))) {
            System.err.println("quanzhi: no directory " + (Files.isDirectory(base) ? laws : base) + " (没有这个目录)");
            System.exit(2);
        }
        Result result = of(
                base,
                laws == null ? KnownLaws.none() : KnownLaws.in(laws),
                LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai"))));
        result.findings().forEach(System.out::println);
        System.out.printf(
                "%d guides, %d questions, %d findings%s%n",
                result.guides(),
                result.questions(),
                result.findings().size(),
                laws == null ? "; articles not checked, name the laws with --laws DIR" : "");
        System.exit(result.hasErrors() ? 1 : 0);
    }
}
