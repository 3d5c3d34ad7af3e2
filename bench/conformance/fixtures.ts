/** What the suite wants to find on a server: its tools, resources and prompts, by its own names. */
import { completable, fromJsonSchema, McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { z } from 'zod';

/** One red dot. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
/** Silence. */
const WAV = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=';

const image = { type: 'image', data: PNG, mimeType: 'image/png' } as const;
const text = (words: string) => ({ type: 'text', text: words }) as const;
const user = <Content>(content: Content) => ({ role: 'user' as const, content });
const soon = () => new Promise((resolve) => setTimeout(resolve, 50));

export function fixtureServer(): McpServer {
  const server = new McpServer(
    { name: 'fixtures', version: '1' },
    { capabilities: { logging: {}, resources: { subscribe: true } } },
  );
  const tool = server.registerTool.bind(server);
  const about = (description: string) => ({ description });
  tool('test_simple_text', about('Says something'), () => ({
    content: [text('This is a simple text response for testing.')],
  }));
  tool('test_image_content', about('Shows something'), () => ({ content: [image] }));
  tool('test_audio_content', about('Plays something'), () => ({
    content: [{ type: 'audio', data: WAV, mimeType: 'audio/wav' }],
  }));
  tool('test_embedded_resource', about('Gives something'), () => ({
    content: [
      {
        type: 'resource',
        resource: {
          uri: 'test://embedded-resource',
          mimeType: 'text/plain',
          text: 'This is an embedded resource content.',
        },
      },
    ],
  }));
  tool('test_multiple_content_types', about('All of it'), () => ({
    content: [
      text('Multiple content types test:'),
      image,
      {
        type: 'resource',
        resource: {
          uri: 'test://mixed-content-resource',
          mimeType: 'application/json',
          text: '{"test":"data","value":123}',
        },
      },
    ],
  }));
  tool('test_error_handling', about('Fails'), () => {
    throw new Error('This tool intentionally returns an error for testing');
  });
  tool('test_tool_with_logging', about('Logs'), async ({ mcpReq }) => {
    await mcpReq.log('info', 'Tool execution started');
    await soon();
    await mcpReq.log('info', 'Tool processing data');
    await soon();
    await mcpReq.log('info', 'Tool execution completed');
    return { content: [text('logged')] };
  });
  tool('test_tool_with_progress', about('Gets on'), async ({ mcpReq }) => {
    const { progressToken } = mcpReq['_meta'] ?? {};
    for (const progress of [0, 50, 100]) {
      if (progressToken !== undefined)
        await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, total: 100 } });
      await soon();
    }
    return { content: [text(String(progressToken))] };
  });
  tool(
    'json_schema_2020_12_tool',
    {
      description: 'Tool with JSON Schema 2020-12 features',
      inputSchema: fromJsonSchema({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        $defs: {
          address: { type: 'object', properties: { street: { type: 'string' }, city: { type: 'string' } } },
        },
        properties: { name: { type: 'string' }, address: { $ref: '#/$defs/address' } },
        additionalProperties: false,
      }),
    },
    () => ({ content: [text('ok')] }),
  );

  const resource = (uri: string, content: object) =>
    server.registerResource(uri, uri, { description: uri, mimeType: 'text/plain' }, () => ({
      contents: [{ uri, ...content } as { uri: string; text: string }],
    }));
  resource('test://static-text', {
    mimeType: 'text/plain',
    text: 'This is the content of the static text resource.',
  });
  resource('test://static-binary', { mimeType: 'image/png', blob: PNG });
  resource('test://watched-resource', { mimeType: 'text/plain', text: 'watched' });
  server.registerResource(
    'template',
    new ResourceTemplate('test://template/{id}/data', { list: undefined }),
    { description: 'By number', mimeType: 'application/json' },
    (uri, { id }) => ({
      contents: [
        {
          uri: uri.href,
          mimeType: 'application/json',
          text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${String(id)}` }),
        },
      ],
    }),
  );
  server.server.setRequestHandler('resources/subscribe', () => ({}));
  server.server.setRequestHandler('resources/unsubscribe', () => ({}));

  server.registerPrompt('test_simple_prompt', about('Without arguments'), () => ({
    messages: [user(text('This is a simple prompt for testing.'))],
  }));
  server.registerPrompt(
    'test_prompt_with_arguments',
    {
      description: 'With arguments',
      argsSchema: z.object({
        arg1: completable(z.string().describe('First'), (begun) =>
          ['paris', 'park', 'party'].filter((each) => each.startsWith(begun)),
        ),
        arg2: z.string().describe('Second'),
      }),
    },
    ({ arg1, arg2 }) => ({ messages: [user(text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`))] }),
  );
  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    { description: 'With a resource', argsSchema: z.object({ resourceUri: z.string().describe('Which') }) },
    ({ resourceUri }) => ({
      messages: [
        user({
          type: 'resource' as const,
          resource: { uri: resourceUri, mimeType: 'text/plain', text: 'Embedded resource content for testing.' },
        }),
        user(text('Please process the embedded resource above.')),
      ],
    }),
  );
  server.registerPrompt('test_prompt_with_image', about('With an image'), () => ({
    messages: [user(image), user(text('Please analyze the image above.'))],
  }));
  return server;
}
