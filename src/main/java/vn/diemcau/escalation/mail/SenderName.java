package vn.diemcau.escalation.mail;

import java.util.function.Function;

/** Says by whose name a mail comes. */
public interface SenderName extends Function<OrderedMail, String> {}
