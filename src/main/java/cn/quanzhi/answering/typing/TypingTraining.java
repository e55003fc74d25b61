package cn.quanzhi.answering.typing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code ./quanzhi train-typing DIR,… FILE}: counts which characters follow each other in all the files of directories. */
final class TypingTraining {

    private static final Pattern HAN = Pattern.compile("[\\u4e00-\\u9fff]+");
    /** Seen once, three characters in a row say little and make most of the file. */
    private static final int RARE = 2;

    private final SortedMap<Long, Integer> ones = new TreeMap<>();
    private final SortedMap<Long, Integer> twos = new TreeMap<>();
    private final SortedMap<Long, Integer> threes = new TreeMap<>();

    private TypingTraining() {}

    public static void main(String[] arguments) throws IOException {
        TypingTraining training = new TypingTraining();
        for (String directory : arguments[0].split(",")) {
            training.countAll(Path.of(directory));
        }
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
            training.learned().write(out);
        }
        System.out.println("written: " + Path.of(arguments[1]).toAbsolutePath());
    }

    static TypingModel learned(List<String> texts) {
        TypingTraining training = new TypingTraining();
        texts.forEach(training::count);
        return training.learned();
    }

    private void countAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                count(Files.readString(file));
            }
        }
    }

    private void count(String text) {
        Matcher runs = HAN.matcher(text);
        while (runs.find()) {
            char[] run = runs.group().toCharArray();
            for (int at = 0; at < run.length; at++) {
                ones.merge(CharacterModel.run(run[at]), 1, Integer::sum);
                if (at > 0) {
                    twos.merge(CharacterModel.run(run[at - 1], run[at]), 1, Integer::sum);
                }
                if (at > 1) {
                    threes.merge(CharacterModel.run(run[at - 2], run[at - 1], run[at]), 1, Integer::sum);
                }
            }
        }
    }

    private TypingModel learned() {
        threes.values().removeIf(count -> count < RARE);
        return TypingModel.of(CharacterModel.of(ones, twos, threes));
    }
}
