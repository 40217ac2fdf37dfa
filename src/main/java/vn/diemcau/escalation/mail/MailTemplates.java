package vn.diemcau.escalation.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Fills the templates under {@code mail/}. */
public class MailTemplates {

    private static final Locale VIETNAMESE = new Locale("vi", "VN");

    private static final String SUBJECT = "Subject:";

    private final TemplateEngine html = engine(".html", TemplateMode.HTML);
    private final TemplateEngine text = engine(".txt", TemplateMode.TEXT);

    /**
     * Fills {@code mail/<name>.html}, which escapes its values and whose heading is the subject, and
     * {@code mail/<name>.txt}, whose first line is "Subject: …".
     *
     * @throws IllegalStateException when the text lacks this first line
     * @throws org.thymeleaf.exceptions.TemplateEngineException when a template or one of its values is missing
     */
    public MailContent fill(String name, Map<String, Object> model) {
        Context context = new Context(VIETNAMESE, model);
        String[] lines = text.process(name, context).split("\\R", 2);
        if (!lines[0].startsWith(SUBJECT) || lines.length < 2) {
            throw new IllegalStateException("mail/" + name + ".txt does not begin with a line \"Subject: …\"");
        }
        String subject = HeaderText.line(lines[0].substring(SUBJECT.length()));
        context.setVariable("subject", subject);
        return new MailContent(subject, html.process(name, context), tidy(lines[1]));
    }

    /** Removes the empty lines that omitted parts of a template leave. */
    private static String tidy(String text) {
        return text.replaceAll("(?<![ \\t])[ \\t]++(?=\\R)", "")
                        .replaceAll("\\R{3,}+", "\n\n")
                        .strip() + "\n";
    }

    private static TemplateEngine engine(String suffix, TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(MailTemplates.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
