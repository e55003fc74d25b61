/**
 * Question sets with known answers, runs over them beside an earlier one, and reports that show what was missed. What was
 * measured of a question is kept by itself ({@code Sample}): figures, intervals and comparisons follow from it. Owns no
 * table.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "model",
            "knowledge",
            "retrieval",
            "answering",
            "answering::intent",
            "answering::citation"
        })
package cn.quanzhi.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
