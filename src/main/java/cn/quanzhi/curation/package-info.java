/**
 * What curators do about knowledge that is in use: see what a change touches, call back what was wrong, try what a question
 * finds, keep questions to be asked again. Owns curation_*.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "identity",
            "knowledge",
            "retrieval",
            "answering",
            "answering :: intent",
            "consultation"
        })
package cn.quanzhi.curation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
