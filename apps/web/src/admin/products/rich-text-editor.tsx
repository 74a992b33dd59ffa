import { Image } from '@tiptap/extension-image';
import { TableKit } from '@tiptap/extension-table';
import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import {
  Bold,
  Code,
  CodeXml,
  Heading2,
  Heading3,
  ImagePlus,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Redo2,
  Table,
  Undo2,
} from 'lucide-react';
import { useRef, useState } from 'react';
import { uploadPicture } from '../../api/pictures.ts';
import { wordError } from '../../api/problem.ts';
import { ActionDialog } from '../../shell/action-dialog.tsx';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';

type RichTextEditorProps = { label: string; value: string; onChange(html: string): void };

type Tool = { label: string; icon: LucideIcon; isOn?(editor: Editor): boolean; press(editor: Editor): void };

/** What the server keeps, and nothing else: a tool for what it would drop would lie. */
const TOOLS: Tool[] = [
  mark('Bold', Bold, 'bold', (editor) => editor.chain().focus().toggleBold().run()),
  mark('Italic', Italic, 'italic', (editor) => editor.chain().focus().toggleItalic().run()),
  mark('Code', Code, 'code', (editor) => editor.chain().focus().toggleCode().run()),
  heading('Heading', Heading2, 2),
  heading('Smaller heading', Heading3, 3),
  mark('List', List, 'bulletList', (editor) => editor.chain().focus().toggleBulletList().run()),
  mark('Numbered list', ListOrdered, 'orderedList', (editor) => editor.chain().focus().toggleOrderedList().run()),
  mark('Quotation', Quote, 'blockquote', (editor) => editor.chain().focus().toggleBlockquote().run()),
  mark('Lines of code', CodeXml, 'codeBlock', (editor) => editor.chain().focus().toggleCodeBlock().run()),
  {
    label: 'Table',
    icon: Table,
    isOn: (editor) => editor.isActive('table'),
    press: (editor) => {
      const chain = editor.chain().focus();
      if (editor.isActive('table')) chain.deleteTable().run();
      else chain.insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run();
    },
  },
  { label: 'Undo', icon: Undo2, press: (editor) => editor.chain().focus().undo().run() },
  { label: 'Redo', icon: Redo2, press: (editor) => editor.chain().focus().redo().run() },
];

function mark(label: string, icon: LucideIcon, name: string, press: Tool['press']): Tool {
  return { label, icon, isOn: (editor) => editor.isActive(name), press };
}

function heading(label: string, icon: LucideIcon, level: 2 | 3): Tool {
  return {
    label,
    icon,
    isOn: (editor) => editor.isActive('heading', { level }),
    press: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  };
}

function ToolButton({ tool, editor, isOn }: { tool: Tool; editor: Editor; isOn: boolean }) {
  const { label, icon: Icon, press } = tool;
  return (
    <IconButton
      label={label}
      size="small"
      aria-pressed={tool.isOn ? isOn : undefined}
      className={classes(isOn && 'bg-sunken text-ink')}
      onClick={() => press(editor)}
    >
      <Icon aria-hidden="true" className="size-4" />
    </IconButton>
  );
}

function LinkTool({ editor, isOn }: { editor: Editor; isOn: boolean }) {
  const [open, setOpen] = useState(false);
  const [href, setHref] = useState('');
  const begin = () => {
    setHref(String(editor.getAttributes('link').href ?? ''));
    setOpen(true);
  };
  const act = async () => {
    const chain = editor.chain().extendMarkRange('link');
    if (href.trim() === '') chain.unsetLink().run();
    else chain.setLink({ href: href.trim() }).run();
  };
  return (
    <>
      <ToolButton tool={{ label: 'Link', icon: Link2, isOn: () => isOn, press: begin }} editor={editor} isOn={isOn} />
      <ActionDialog
        open={open}
        onOpenChange={setOpen}
        title="Link"
        description="Where the marked words lead."
        verb="Set link"
        act={act}
        onDone={() => setOpen(false)}
      >
        <Field label="Address" hint="Empty: no link.">
          <Input
            inputMode="url"
            placeholder="https://"
            value={href}
            onChange={(event) => setHref(event.target.value)}
          />
        </Field>
      </ActionDialog>
    </>
  );
}

function PictureTool({ editor }: { editor: Editor }) {
  const file = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const insert = async (chosen: File) => {
    setBusy(true);
    try {
      const { url, width, height } = await uploadPicture(chosen);
      const alt = chosen.name.replace(/\.\w+$/, '').replaceAll(/[-_]/g, ' ');
      editor.chain().focus().setImage({ src: url, alt, width, height }).run();
    } catch (error) {
      toast(wordError(error).sentence, 'bad');
    }
    setBusy(false);
  };
  return (
    <>
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/avif"
        aria-label="Picture for the description"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = '';
          if (chosen) insert(chosen);
        }}
      />
      <IconButton label="Picture" size="small" busy={busy} onClick={() => file.current?.click()}>
        <ImagePlus aria-hidden="true" className="size-4" />
      </IconButton>
    </>
  );
}

/** Text with headings, lists, links, code, tables and pictures. It writes HTML; the server keeps what is harmless of it. */
export default function RichTextEditor({ label, value, onChange }: RichTextEditorProps) {
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ heading: { levels: [2, 3, 4] }, link: { openOnClick: false, autolink: true } }),
      Image,
      TableKit,
    ],
    content: value,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        class: 'rich-text min-h-48 max-w-none! px-4 py-3 outline-none',
      },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.isEmpty ? '' : changed.getHTML()),
  });
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      now && { tools: TOOLS.map((tool) => tool.isOn?.(now) ?? false), link: now.isActive('link') },
  });
  if (!editor || !on) return null;
  return (
    <div className="overflow-hidden rounded-control border border-line-strong bg-surface shadow-low focus-within:border-ring">
      <div role="toolbar" aria-label={`Format of ${label}`} className="flex flex-wrap gap-0.5 border-line border-b p-1">
        {TOOLS.map((tool, place) => (
          <ToolButton key={tool.label} tool={tool} editor={editor} isOn={on.tools[place] ?? false} />
        ))}
        <LinkTool editor={editor} isOn={on.link} />
        <PictureTool editor={editor} />
      </div>
      <EditorContent editor={editor} />
    </div>
  );
}
