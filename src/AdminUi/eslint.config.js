import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
    { ignores: ["dist", "src/api/generated"] },
    ...tseslint.configs.recommended,
    hooks.configs.flat["recommended-latest"],
    {
        rules: {
            "no-restricted-globals": [
                "error",
                { name: "localStorage", message: "Personal data does not outlive the browser tab." },
            ],
            "no-restricted-syntax": [
                "error",
                { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text is text." },
                {
                    selector: "JSXAttribute[name.name='style']",
                    message: "The content security policy allows no style attribute in markup; use a class.",
                },
            ],
        },
    },
);
