package cn.quanzhi.sla;

import java.time.Instant;
import java.util.UUID;

/**
 * A clock has turned red. Published in the transaction that marks it, exactly once for each clock, on however many nodes.
 *
 * @param at when it was marked
 */
public record ClockBreached(UUID clockId, String site, Subject subject, ClockKind kind, Instant dueAt, Instant at) {}
