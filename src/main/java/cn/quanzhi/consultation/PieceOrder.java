package cn.quanzhi.consultation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pieces of one attempt in their order. What comes from another node may lack some: those that were sent before this
 * reader listened, or that Redis lost. Later ones wait until the text so far has made up for them.
 */
final class PieceOrder {

    private static final int MOST = 5_000;

    private final SortedMap<Long, Piece> waiting = new TreeMap<>();
    private long number;

    /** The last piece that the reader has had. */
    long number() {
        return number;
    }

    /** Whether pieces wait for others that may never come. */
    boolean isBehind() {
        return !waiting.isEmpty();
    }

    /** Another attempt begins. */
    void begin() {
        waiting.clear();
        number = 0;
    }

    /** The reader has had everything up to the piece, and may have those that waited for it. */
    List<Piece> reached(long piece) {
        number = piece;
        waiting.headMap(piece + 1).clear();
        return due();
    }

    /** Those pieces whose turn it is. */
    List<Piece> accept(Piece piece) {
        if (piece.number() > number && waiting.size() < MOST) {
            waiting.put(piece.number(), piece);
        }
        return due();
    }

    private List<Piece> due() {
        List<Piece> due = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.firstKey() == number + 1) {
            due.add(waiting.remove(waiting.firstKey()));
            number++;
        }
        return due;
    }
}
