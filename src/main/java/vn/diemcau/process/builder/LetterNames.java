package vn.diemcau.process.builder;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Text;
import vn.diemcau.conference.plan.LetterKind;

/** Calls the letter in a drawn model what it is. */
final class LetterNames {

    private LetterNames() {}

    static void write(BpmnModelInstance model, String letterKind) {
        String kind = PlainName.of(letterKind);
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            if (element.getName() != null) {
                element.setName(LetterKind.inText(element.getName(), kind));
            }
        }
        for (Documentation words : model.getModelElementsByType(Documentation.class)) {
            words.setTextContent(LetterKind.inText(words.getTextContent(), kind));
        }
        for (Text text : model.getModelElementsByType(Text.class)) {
            text.setTextContent(LetterKind.inText(text.getTextContent(), kind));
        }
    }
}
