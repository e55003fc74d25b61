package cn.quanzhi.answering;

import java.util.List;

/** One sentence of an answer, {@code start} to {@code end} in UTF-16 units of its text, with its verdict. */
public record Claim(int start, int end, List<Integer> numbers, Verdict verdict) {

    public Claim {
        numbers = List.copyOf(numbers);
    }

    public enum Verdict {
        SUPPORTED,
        UNSUPPORTED,
        UNCITED
    }
}
