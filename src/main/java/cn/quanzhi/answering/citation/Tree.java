package cn.quanzhi.answering.citation;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** A tree of questions whether a number lies below a threshold, with a value at each end. */
sealed interface Tree {

    double value(double[] numbers);

    /** Written before its branches: a name and a threshold, or = and a value. */
    void write(StringBuilder text, List<String> names);

    record Leaf(double value) implements Tree {
        @Override
        public double value(double[] numbers) {
            return value;
        }

        @Override
        public void write(StringBuilder text, List<String> names) {
            text.append(String.format(Locale.ROOT, "= %.5f ", value));
        }
    }

    record Branch(int number, double threshold, Tree below, Tree above) implements Tree {
        @Override
        public double value(double[] numbers) {
            return (numbers[number] <= threshold ? below : above).value(numbers);
        }

        @Override
        public void write(StringBuilder text, List<String> names) {
            text.append(names.get(number)).append(String.format(Locale.ROOT, " %.5f ", threshold));
            below.write(text, names);
            above.write(text, names);
        }
    }

    static Tree read(Iterator<String> words, List<String> names) {
        String name = words.next();
        double number = Double.parseDouble(words.next());
        if (name.equals("=")) {
            return new Leaf(number);
        }
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no weights for claims: " + name + " is unknown");
        }
        return new Branch(index, number, read(words, names), read(words, names));
    }
}
