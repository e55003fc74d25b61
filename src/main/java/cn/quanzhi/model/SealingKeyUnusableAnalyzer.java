package cn.quanzhi.model;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence, not in a trace, why the service doesn't start. */
class SealingKeyUnusableAnalyzer extends AbstractFailureAnalyzer<SealingKeyUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SealingKeyUnusable cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "用 openssl rand -hex 32 生成一个，各节点填同一个；换了它，模型的密钥要重新填写。"
                        + " (Make one with openssl rand -hex 32, the same for all nodes; with another one than before the"
                        + " models' keys must be entered again.)",
                cause);
    }
}
