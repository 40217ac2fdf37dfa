package vn.diemcau.escalation.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the attachments of mails as they were when the mail was rendered. */
public class MailAttachments {

    private final JdbcClient jdbc;

    public MailAttachments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the files of these mails in place of those that earlier attempts had. */
    public void keep(List<Attempt> attempts) {
        Long[] again = attempts.stream()
                .filter(attempt -> attempt.resent() || attempt.mail().attempts() > 1)
                .map(attempt -> attempt.mail().id())
                .toArray(Long[]::new);
        if (again.length > 0) {
            jdbc.sql("delete from mail_attachment where mail_id = any(:ids)")
                    .param("ids", again)
                    .update();
        }
        attempts.forEach(this::add);
    }

    private void add(Attempt attempt) {
        List<MailContent.Attachment> files = attempt.content().attachments();
        for (int i = 0; i < files.size(); i++) {
            MailContent.Attachment file = files.get(i);
            jdbc.sql("insert into mail_attachment values (:id, :ordinal, :fileName, :contentType, :content)")
                    .param("id", attempt.mail().id())
                    .param("ordinal", i)
                    .param("fileName", file.fileName())
                    .param("contentType", file.contentType())
                    .param("content", file.content())
                    .update();
        }
    }

    public List<Attempt> with(List<Attempt> attempts) {
        Long[] composed = attempts.stream()
                .filter(Attempt::isComposed)
                .map(attempt -> attempt.mail().id())
                .toArray(Long[]::new);
        if (composed.length == 0) {
            return attempts;
        }
        Map<Long, List<MailContent.Attachment>> files = new HashMap<>();
        jdbc.sql("select * from mail_attachment where mail_id = any(:ids) order by mail_id, ordinal")
                .param("ids", composed)
                .query(row -> {
                    files.computeIfAbsent(row.getLong("mail_id"), id -> new ArrayList<>())
                            .add(new MailContent.Attachment(
                                    row.getString("file_name"),
                                    row.getString("content_type"),
                                    row.getBytes("content")));
                });
        return attempts.stream()
                .map(attempt -> files.containsKey(attempt.mail().id())
                        ? attempt.composed(
                                attempt.content().with(files.get(attempt.mail().id())), attempt.composedAt())
                        : attempt)
                .toList();
    }
}
