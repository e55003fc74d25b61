/** Question sets with known answers, runs over them, and reports that show what was missed. Owns no table. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "knowledge",
            "retrieval",
            "answering",
            "answering::intent",
            "answering::citation"
        })
package cn.quanzhi.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
