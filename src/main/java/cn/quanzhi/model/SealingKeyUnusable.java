package cn.quanzhi.model;

/** What should open the providers' keys is no key. */
final class SealingKeyUnusable extends RuntimeException {

    /** @param where it stands: a variable or a file; what stands there is shown nowhere */
    SealingKeyUnusable(String where) {
        super(where + " 应为 32、48 或 64 位十六进制数字 (must be 32, 48 or 64 hexadecimal digits)");
    }
}
