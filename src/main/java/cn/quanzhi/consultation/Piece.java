package cn.quanzhi.consultation;

import java.util.UUID;

/**
 * A passing event of a running answer, on its way to the readers.
 *
 * @param baseSeq the number of the lasting event with which this attempt began; pieces of an older attempt are void
 * @param number the piece's place within the attempt, from 1
 * @param data the event's data as JSON
 */
record Piece(UUID answerId, long baseSeq, long number, String type, String data) {

    private static final char CUT = ' ';
    private static final int FIELDS = 5;

    /** One line; JSON for this envelope cost as much as the text that it carries. */
    String line() {
        return answerId.toString() + CUT + baseSeq + CUT + number + CUT + type + CUT + data;
    }

    static Piece parse(String line) {
        String[] fields = line.split(String.valueOf(CUT), FIELDS);
        return new Piece(
                UUID.fromString(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]), fields[3], fields[4]);
    }
}
