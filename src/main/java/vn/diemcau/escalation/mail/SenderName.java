package vn.diemcau.escalation.mail;

import java.util.function.Supplier;

/** Says by whose name the mails come, where no setting does. */
public interface SenderName extends Supplier<String> {}
