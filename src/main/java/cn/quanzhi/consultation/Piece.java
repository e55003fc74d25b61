package cn.quanzhi.consultation;

import java.util.UUID;

/**
 * A passing event of a running answer, on its way to the readers.
 *
 * @param baseSeq the number of the lasting event with which this attempt began; pieces of an older attempt are void
 * @param number the piece's place within the attempt, from 1
 * @param data the event's data as JSON
 */
record Piece(UUID answerId, long baseSeq, long number, String type, String data) {}
