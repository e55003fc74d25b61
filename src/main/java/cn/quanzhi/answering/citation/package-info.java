/** Parses citation markers while a model speaks and judges each sentence against the passages that it cites. */
@NullMarked
@NamedInterface("citation")
package cn.quanzhi.answering.citation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
