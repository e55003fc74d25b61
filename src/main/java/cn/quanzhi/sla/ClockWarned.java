package cn.quanzhi.sla;

import java.time.Instant;
import java.util.UUID;

/**
 * A clock has turned yellow. Published in the transaction that marks it, once for each clock, and once more after it was
 * lengthened; a clock that is breached before anyone looked is not warned about.
 *
 * @param at when it was marked
 */
public record ClockWarned(UUID clockId, String site, Subject subject, ClockKind kind, Instant dueAt, Instant at) {}
