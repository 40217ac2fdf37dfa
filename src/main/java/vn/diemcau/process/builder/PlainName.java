package vn.diemcau.process.builder;

/** Names that people wrote: the engine takes the name of a task for an expression when it looks like one. */
final class PlainName {

    private PlainName() {}

    static String of(String written) {
        return written.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replace("${", "$ {")
                .replace("#{", "# {")
                .strip();
    }
}
