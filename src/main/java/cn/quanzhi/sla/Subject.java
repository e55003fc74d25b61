package cn.quanzhi.sla;

import java.util.UUID;

/**
 * What a clock runs for.
 *
 * @param kind a word of the module that owns it, such as {@code ticket}
 */
public record Subject(String kind, UUID id) {}
