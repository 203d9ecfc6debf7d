package org.haskap.web;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.checker.jing.CheckerSchema;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.sax.HtmlParser;
import nu.validator.localentities.LocalCacheEntityResolver;
import nu.validator.vendor.thaiopensource.relaxng.impl.CombineValidator;
import nu.validator.vendor.thaiopensource.util.PropertyMap;
import nu.validator.vendor.thaiopensource.util.PropertyMapBuilder;
import nu.validator.vendor.thaiopensource.validate.Schema;
import nu.validator.vendor.thaiopensource.validate.ValidateProperty;
import nu.validator.vendor.thaiopensource.validate.Validator;
import nu.validator.vendor.thaiopensource.validate.prop.rng.RngProperty;
import nu.validator.vendor.thaiopensource.validate.rng.CompactSchemaReader;
import nu.validator.vendor.thaiopensource.xml.sax.Jaxp11XMLReaderCreator;
import nu.validator.xml.NullEntityResolver;
import nu.validator.xml.dataattributes.DataAttributeDroppingSchemaWrapper;
import nu.validator.xml.langattributes.XmlLangAttributeDroppingSchemaWrapper;
import nu.validator.xml.roleattributes.RoleAttributeFilteringSchemaWrapper;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/**
 * The HTML standard's grammar, as the Nu HTML checker knows it: its parser, its schema and its rules beyond a schema, put together
 * here because its own front door brings an HTTP client along. Asks nobody on the network. One object belongs to one thread.
 */
public final class HtmlRules {
    private static final String SCHEMA = "http://s.validator.nu/html5.rnc";

    /** What the scripts' own attributes begin with; the grammar does not know them. */
    private static final String OF_HTMX = "hx-";

    private static final List<CheckerSchema> BEYOND_THE_SCHEMA = List.of(
            CheckerSchema.ASSERTION_SCH,
            CheckerSchema.TABLE_CHECKER,
            CheckerSchema.DUPLICATE_DT_CHECKER,
            CheckerSchema.HEADING_HIERARCHY_CHECKER,
            CheckerSchema.TEXT_CONTENT_CHECKER,
            CheckerSchema.UNCHECKED_SUBTREE_WARNER,
            CheckerSchema.USEMAP_CHECKER);

    private final List<String> found = new ArrayList<>();
    private final HtmlParser parser = new HtmlParser(XmlViolationPolicy.ALLOW);
    private final Validator rules;

    public HtmlRules() throws Exception {
        var messages = new Messages();
        var names = new LocalCacheEntityResolver(new NullEntityResolver());
        names.setAllowRnc(true);
        var builder = new PropertyMapBuilder();
        builder.put(ValidateProperty.ERROR_HANDLER, messages);
        builder.put(ValidateProperty.ENTITY_RESOLVER, names);
        builder.put(ValidateProperty.XML_READER_CREATOR, new Jaxp11XMLReaderCreator());
        RngProperty.CHECK_ID_IDREF.add(builder);
        PropertyMap properties = builder.toPropertyMap();
        Schema grammar = CompactSchemaReader.getInstance().createSchema(names.resolveEntity(null, SCHEMA), properties);
        grammar = new RoleAttributeFilteringSchemaWrapper(
                new XmlLangAttributeDroppingSchemaWrapper(new DataAttributeDroppingSchemaWrapper(grammar)));
        Validator all = grammar.createValidator(properties);
        for (CheckerSchema more : BEYOND_THE_SCHEMA) {
            all = new CombineValidator(all, more.createValidator(properties));
        }
        rules = all;
        parser.setMappingLangToXmlLang(true);
        parser.setErrorHandler(messages);
    }

    /** What is wrong with a page, or worth a warning: the line in the source, and the checker's sentence. */
    public List<String> broken(String html) throws Exception {
        found.clear();
        rules.reset();
        parser.setContentHandler(rules.getContentHandler());
        parser.parse(new InputSource(new StringReader(html)));
        return List.copyOf(found);
    }

    private final class Messages implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            add(e);
        }

        @Override
        public void error(SAXParseException e) {
            add(e);
        }

        @Override
        public void fatalError(SAXParseException e) {
            add(e);
        }

        private void add(SAXParseException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.contains("Attribute “" + OF_HTMX)) {
                found.add("line " + e.getLineNumber() + ": " + message);
            }
        }
    }
}
