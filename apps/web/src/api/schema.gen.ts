// Generated from the routes by `npm run generate`. Do not edit.
export interface paths {
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description Anyone.
         */
        get: operations["get_api_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose what to be spoken to in, on every device
         * @description Whoever is signed in; each sees only his own.
         */
        put: operations["put_api_me_language"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * How I am called, in mails and on receipts from now on
         * @description Whoever is signed in; each sees only his own.
         */
        patch: operations["patch_api_me_profile"];
        trace?: never;
    };
    "/api/admin/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody who runs the shop
         * @description Owners.
         */
        get: operations["get_api_admin_team"];
        put?: never;
        /**
         * Invite somebody to the team by mail
         * @description Owners.
         */
        post: operations["post_api_admin_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/team/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a role, or take somebody off the team with the role customer
         * @description Owners.
         */
        patch: operations["patch_api_admin_team_id"];
        trace?: never;
    };
    "/api/admin/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys of automation, newest first
         * @description Owners.
         */
        get: operations["get_api_admin_api_keys"];
        put?: never;
        /**
         * Make a key; it is shown in this answer and nowhere again
         * @description Owners.
         */
        post: operations["post_api_admin_api_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a key at once
         * @description Owners.
         */
        delete: operations["delete_api_admin_api_keys_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that was done by the team, newest first: by whom, to what, and with which values
         * @description Owners.
         */
        get: operations["get_api_admin_audit_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products for sale: searched, filtered, sorted; the first page says by what they can be narrowed
         * @description Anyone.
         */
        get: operations["get_api_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One product with its prices, choices and payment gateways
         * @description Anyone.
         */
        get: operations["get_api_products_slug"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All products with their prices, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_products"];
        put?: never;
        /**
         * Set up a new product, as a draft
         * @description Operators and owners.
         */
        post: operations["post_api_admin_products"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One product as it is set up
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_products_id"];
        /**
         * Replace the settings of a product
         * @description Operators and owners.
         */
        put: operations["put_api_admin_products_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring products, prices, mappings and secrets in, all or nothing; the same document again changes nothing
         * @description Owners.
         */
        post: operations["post_api_admin_products_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A product with its prices as the import takes it; secrets by name only
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_products_id_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/currencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The currencies in which things are priced, and the one that is shown first
         * @description Anyone.
         */
        get: operations["get_api_currencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The JSON Schema of a product as an operator writes it
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_products_schema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What saving and publishing a product as it is written so far would say; nothing is stored
         * @description Operators and owners.
         */
        post: operations["post_api_admin_products_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/test-connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the connection that settings describe before they are saved
         * @description Operators and owners.
         */
        post: operations["post_api_admin_products_test_connection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a product up for sale, when everything about it is complete
         * @description Operators and owners.
         */
        post: operations["post_api_admin_products_id_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a product back to draft
         * @description Operators and owners.
         */
        post: operations["post_api_admin_products_id_unpublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a product out of sale for good
         * @description Operators and owners.
         */
        post: operations["post_api_admin_products_id_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}/test-connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the connection a product's settings describe, or those of one of its paths
         * @description Operators and owners.
         */
        post: operations["post_api_admin_products_id_test_connection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prices with their gateway mappings, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_prices"];
        put?: never;
        /**
         * Add a price to a product
         * @description Operators and owners.
         */
        post: operations["post_api_admin_prices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/prices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace a price and its gateway mappings
         * @description Operators and owners.
         */
        put: operations["put_api_admin_prices_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/fulfillment-drivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can deliver, and what each driver asks for
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_fulfillment_drivers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names and hints of the stored secrets; never their values
         * @description Operators and owners.
         */
        get: operations["get_api_admin_secrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/secrets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Store a secret, or replace it
         * @description Owners.
         */
        put: operations["put_api_admin_secrets_name"];
        post?: never;
        /**
         * Delete a secret no product refers to
         * @description Owners.
         */
        delete: operations["delete_api_admin_secrets_name"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}/rehearsals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rehearsals of a product, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_products_id_rehearsals"];
        put?: never;
        /**
         * Rehearse a product: it is bought in a shop of its own with play money, through its whole life
         * @description Operators and owners.
         */
        post: operations["post_api_admin_products_id_rehearsals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}/rehearsals/{rehearsal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One rehearsal with all its steps; while it runs, those so far
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_products_id_rehearsals_rehearsal_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pictures that were uploaded, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_pictures"];
        put?: never;
        /**
         * Keep a picture (PNG, JPEG, WebP or AVIF; its bytes are the body), in every width that pages ask for
         * @description Operators and owners.
         */
        post: operations["post_api_admin_pictures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pictures/{sha256}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A picture in one width, or as JPEG for previews; its address is its content and never changes
         * @description Anyone.
         */
        get: operations["get_pictures_sha256_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed in a product and its prices, by whom, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_products_id_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole product as it was
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_products_id_versions_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{slug}/waiting-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Be told by one mail when there is room again; the answer is the same for who is told already
         * @description Anyone.
         */
        post: operations["post_api_products_slug_waiting_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/waiting-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who waits for what is sold out, newest first, and why it is
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_waiting_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/w/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The page behind the link by which somebody leaves the waiting lists
         * @description Anyone.
         */
        get: operations["get_w_id"];
        put?: never;
        /**
         * Leave all waiting lists of the shop, by the link in a mail
         * @description Anyone.
         */
        post: operations["post_w_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/robots.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What crawlers may read: the shop, not its desks
         * @description Anyone.
         */
        get: operations["get_robots_txt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sitemaps of the shop
         * @description Anyone.
         */
        get: operations["get_sitemap_xml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemaps/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One sitemap: the shelves, or the products from one on
         * @description Anyone.
         */
        get: operations["get_sitemaps_name"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fonts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A font that comes with the shop
         * @description Anyone.
         */
        get: operations["get_fonts_name"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checkout/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a cart would come to: lines, discount, tax, and what the checkout would refuse
         * @description Anyone.
         */
        post: operations["post_api_checkout_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place an order and get the page to pay on
         * @description Anyone.
         */
        post: operations["post_api_checkout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back from the gateway: ask it what became of the payment
         * @description Anyone.
         */
        post: operations["post_api_orders_id_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a new page to pay a pending order on
         * @description Anyone.
         */
        post: operations["post_api_orders_id_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}/checkout-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a buyer would meet at the checkout of a product, draft or not
         * @description Operators and owners.
         */
        post: operations["post_api_admin_products_id_checkout_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Coupons, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_coupons"];
        put?: never;
        /**
         * Make a coupon
         * @description Operators and owners.
         */
        post: operations["post_api_admin_coupons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/coupons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A coupon
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_coupons_id"];
        /**
         * Write a coupon's terms anew, or switch it off; what orders have agreed stays
         * @description Operators and owners.
         */
        put: operations["put_api_admin_coupons_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/coupons/{id}/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The orders that redeemed a coupon, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_coupons_id_redemptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tax-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * By which rates the shop taxes what is paid through a gateway that leaves the tax to it
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_tax_rules"];
        put?: never;
        /**
         * Add a rule, also one that takes the place of another from a day on
         * @description Operators and owners.
         */
        post: operations["post_api_admin_tax_rules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tax-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a rule away; orders keep the rates they were sold at
         * @description Operators and owners.
         */
        delete: operations["delete_api_admin_tax_rules_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{gateway}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where payment gateways deliver their signed events
         * @description Anyone.
         */
        post: operations["post_webhooks_gateway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Payments, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/payments/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a held payment: its order becomes paid
         * @description Operators and owners.
         */
        post: operations["post_api_admin_payments_id_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/payments/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send money back, in whole or in part
         * @description Operators and owners.
         */
        post: operations["post_api_admin_payments_id_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhook-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Kept webhook events, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_webhook_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhook-events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook event with its body as it came
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_webhook_events_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhook-events/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a quarantined event back in the queue
         * @description Operators and owners.
         */
        post: operations["post_api_admin_webhook_events_id_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Refunds, newest first, with who asked and why
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_refunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Disputes, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_disputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/disputes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One dispute with its payment and its history
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_disputes_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/payments/{id}/receipt.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The receipt of one of my payments, as PDF
         * @description Whoever is signed in; each sees only his own.
         */
        get: operations["get_api_me_payments_id_receipt_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/payments/{id}/receipt.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The receipt of a payment, as PDF
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_payments_id_receipt_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was found that no webhook told, newest look first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_reconciliations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look now for what webhooks did not tell, in one gateway or all
         * @description Operators and owners.
         */
        post: operations["post_api_admin_reconcile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can take money: what it needs of a price, how it is set up, what its newest check found
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_gateways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/gateways/{gateway}/test-connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a payment gateway: credentials, mode, webhook, and the prices of a product where one is named
         * @description Operators and owners.
         */
        post: operations["post_api_admin_gateways_gateway_test_connection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/gateways/{gateway}/register-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a payment gateway deliver its events to this shop
         * @description Owners.
         */
        post: operations["post_api_admin_gateways_gateway_register_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/prices/{id}/mappings/{gateway}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the product or plan of a price at a payment gateway, and map the price to it
         * @description Operators and owners.
         */
        post: operations["post_api_admin_prices_id_mappings_gateway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My subscriptions, newest first
         * @description Whoever is signed in; each sees only his own.
         */
        get: operations["get_api_me_subscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of my subscriptions, with its charges and plans
         * @description Whoever is signed in; each sees only his own.
         */
        get: operations["get_api_me_subscriptions_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/subscriptions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End it when the paid period is over; until then it can be resumed
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_subscriptions_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/subscriptions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on after all: undo a cancellation that is scheduled, or end a pause
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_subscriptions_id_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/subscriptions/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause it: nothing is charged until it is resumed
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_subscriptions_id_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/subscriptions/{id}/payment-method": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where to give another way to pay
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_subscriptions_id_payment_method"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/subscriptions/{id}/change-plan/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What another plan or quantity would cost now and later, and whether it is possible
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_subscriptions_id_change_plan_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/subscriptions/{id}/change-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change plan or quantity
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_subscriptions_id_change_plan"];
        /**
         * Give up a change that waits for my consent
         * @description Whoever is signed in; each sees only his own.
         */
        delete: operations["delete_api_me_subscriptions_id_change_plan"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Subscriptions, newest first; q is an id or the beginning of an e-mail address
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_subscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One subscription with its charges, changes and history
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_subscriptions_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/subscriptions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a subscription at the end of its period, or now
         * @description Operators and owners.
         */
        post: operations["post_api_admin_subscriptions_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/subscriptions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a scheduled cancellation, or end a pause
         * @description Operators and owners.
         */
        post: operations["post_api_admin_subscriptions_id_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/subscriptions/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a subscription
         * @description Operators and owners.
         */
        post: operations["post_api_admin_subscriptions_id_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/subscriptions/{id}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the gateway how the subscription stands, now
         * @description Operators and owners.
         */
        post: operations["post_api_admin_subscriptions_id_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/licenses/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether a license key is good; a wrong key is an answer, not an error
         * @description Anyone.
         */
        post: operations["post_api_licenses_validate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/artifacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Files that can be delivered, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_artifacts"];
        put?: never;
        /**
         * Store a file as a version of an artifact; X-Content-SHA256, when sent, must be that of what arrives
         * @description Operators and owners.
         */
        post: operations["post_api_admin_artifacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/d/{grant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file behind a signed link; resumable with Range and If-Range
         * @description Anyone.
         */
        get: operations["get_d_grant_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instance-engines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Engines that can run dedicated instances, with the form of their settings
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_instance_engines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pools that dedicated instances are placed in, by name
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_pools"];
        put?: never;
        /**
         * Make a pool
         * @description Operators and owners.
         */
        post: operations["post_api_admin_pools"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/pools/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One pool
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_pools_id"];
        /**
         * Change a pool: its capacity, its labels, whether it takes new instances
         * @description Operators and owners.
         */
        put: operations["put_api_admin_pools_id"];
        post?: never;
        /**
         * Remove a pool that was never used
         * @description Owners.
         */
        delete: operations["delete_api_admin_pools_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/server-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Server templates with their versions, by name
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_server_templates"];
        put?: never;
        /**
         * Make a server template; it sells once it has a version
         * @description Operators and owners.
         */
        post: operations["post_api_admin_server_templates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/server-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One server template with its versions
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_server_templates_id"];
        /**
         * Change a server template: for new instances, and for others with their next change
         * @description Operators and owners.
         */
        put: operations["put_api_admin_server_templates_id"];
        post?: never;
        /**
         * Remove a server template without versions
         * @description Owners.
         */
        delete: operations["delete_api_admin_server_templates_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/server-templates/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add an image as the newest version of a template
         * @description Operators and owners.
         */
        post: operations["post_api_admin_server_templates_id_versions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/server-templates/{id}/bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store a bundle (tar.gz with manifest.json) as the newest version of a template; X-Content-SHA256 is checked
         * @description Operators and owners.
         */
        post: operations["post_api_admin_server_templates_id_bundles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/server-templates/{id}/versions/{version_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let new instances start with this version again
         * @description Operators and owners.
         */
        post: operations["post_api_admin_server_templates_id_versions_version_id_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/server-templates/{id}/versions/{version_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let no new instance start with this version
         * @description Operators and owners.
         */
        post: operations["post_api_admin_server_templates_id_versions_version_id_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/resource-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Resource profiles: what one instance may use, by name
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_resource_profiles"];
        put?: never;
        /**
         * Make a resource profile
         * @description Operators and owners.
         */
        post: operations["post_api_admin_resource_profiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/resource-profiles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a resource profile, for what is sold from now on
         * @description Operators and owners.
         */
        put: operations["put_api_admin_resource_profiles_id"];
        post?: never;
        /**
         * Remove a resource profile
         * @description Owners.
         */
        delete: operations["delete_api_admin_resource_profiles_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Dedicated instances, newest first; q is an order, or the beginning of an e-mail address or host
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_instances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One instance with its history, its backups and what was done to it
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_instances_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last lines an instance wrote
         * @description Operators and owners.
         */
        get: operations["get_api_admin_instances_id_logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an instance as its customer could: either may start it again
         * @description Operators and owners.
         */
        post: operations["post_api_admin_instances_id_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start it again
         * @description Operators and owners.
         */
        post: operations["post_api_admin_instances_id_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restart an instance
         * @description Operators and owners.
         */
        post: operations["post_api_admin_instances_id_restart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a backup of an instance's data
         * @description Operators and owners.
         */
        post: operations["post_api_admin_instances_id_backup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/upgrade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring an instance to another version: backed up first, and taken back when it does not get well
         * @description Operators and owners.
         */
        post: operations["post_api_admin_instances_id_upgrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/backups/{backup_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a backup back in place of the present data, of which a backup is made first
         * @description Operators and owners.
         */
        post: operations["post_api_admin_instances_id_backups_backup_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instance-orphans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What engines hold and nobody knows
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_instance_orphans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instance-orphans/destroy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove something that an engine holds and nobody knows, with its data
         * @description Owners.
         */
        post: operations["post_api_admin_instance_orphans_destroy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My installations, newest first
         * @description Whoever is signed in; each sees only his own.
         */
        get: operations["get_api_me_installations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of my installations with its backups and what was done to it
         * @description Whoever is signed in; each sees only his own.
         */
        get: operations["get_api_me_installations_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop my installation; it keeps its data and its place
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_installations_id_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start it again
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_installations_id_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations/{id}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restart my installation
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_installations_id_restart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations/{id}/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a backup of its data
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_installations_id_backup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations/{id}/upgrade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change to the newest version: backed up first, and taken back when it does not get well
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_installations_id_upgrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations/{id}/backups/{backup_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a backup back in place of the present data, of which a backup is made first
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_installations_id_backups_backup_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations/{id}/backups/{backup_id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link, good for ten minutes, to a backup of my installation
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_installations_id_backups_backup_id_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations/{id}/secrets/{name}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a value that was generated for my installation
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_installations_id_secrets_name_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/b/{backup_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The backup behind a signed link: a tar.gz of the data folders
         * @description Anyone.
         */
        get: operations["get_b_backup_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names of installations, newest first; q is an order, or the beginning of an e-mail address or host
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_domains"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/domains/{domain_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One name with its history
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_domains_domain_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The names under which an installation is found, and those that wait for their records
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_instances_id_domains"];
        put?: never;
        /**
         * Ask for a domain of the customer's own
         * @description Operators and owners.
         */
        post: operations["post_api_admin_instances_id_domains"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/domains/{domain_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a domain looked at now
         * @description Operators and owners.
         */
        post: operations["post_api_admin_instances_id_domains_domain_id_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/domains/{domain_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Give a domain back; it leads nowhere at once
         * @description Operators and owners.
         */
        delete: operations["delete_api_admin_instances_id_domains_domain_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations/{id}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The names under which an installation is found, and those that wait for their records
         * @description Whoever is signed in; each sees only his own.
         */
        get: operations["get_api_me_installations_id_domains"];
        put?: never;
        /**
         * Ask for a domain of the customer's own
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_installations_id_domains"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations/{id}/domains/{domain_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a domain looked at now
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_installations_id_domains_domain_id_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/installations/{id}/domains/{domain_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Give a domain back; it leads nowhere at once
         * @description Whoever is signed in; each sees only his own.
         */
        delete: operations["delete_api_me_installations_id_domains_domain_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proxy/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a proxy may get a certificate for a name: Caddy's on-demand TLS asks this
         * @description Anyone.
         */
        get: operations["get_api_proxy_ask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instance-proxy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The proxy before dedicated instances, and what keeps it from routing
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_instance_proxy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people have been asked to do, newest first or by what is promised first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/task-queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The queues of the teams, with what waits in each
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_task_queues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/task-team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who can have tasks, and how many each has
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_task_team"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One task with its checklist, comments, questions, files and history
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_tasks_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tasks/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a task, give it to somebody of the team, or hand it back
         * @description Operators and owners.
         */
        post: operations["post_api_admin_tasks_id_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tasks/{id}/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tick an item of the checklist, or take the tick away
         * @description Operators and owners.
         */
        post: operations["post_api_admin_tasks_id_checklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tasks/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a remark for the team, or tell the customer something
         * @description Operators and owners.
         */
        post: operations["post_api_admin_tasks_id_comments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tasks/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the customer something: the delivery waits for him, and the clock stands until he answers
         * @description Operators and owners.
         */
        post: operations["post_api_admin_tasks_id_ask"];
        /**
         * Take the open question back: the clock runs again
         * @description Operators and owners.
         */
        delete: operations["delete_api_admin_tasks_id_ask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a task with what its completion form asks for: the delivery that waits for it becomes active
         * @description Operators and owners.
         */
        post: operations["post_api_admin_tasks_id_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tasks/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep a file with a task; for the customer only when it is marked so
         * @description Operators and owners.
         */
        post: operations["post_api_admin_tasks_id_files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tasks/{id}/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of a task
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_tasks_id_files_file_id"];
        put?: never;
        post?: never;
        /**
         * Take a file away
         * @description Operators and owners.
         */
        delete: operations["delete_api_admin_tasks_id_files_file_id"];
        options?: never;
        head?: never;
        /**
         * Say whether the customer may have a file
         * @description Operators and owners.
         */
        patch: operations["patch_api_admin_tasks_id_files_file_id"];
        trace?: never;
    };
    "/api/me/fulfillments/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move something of mine to another path; asked for again, it is the same move
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_fulfillments_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/path-moves/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep the new one: the old one ends now
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_path_moves_id_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/path-moves/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go back: the new one ends, the old one stays
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_path_moves_id_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/path-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Moves of deliveries to other paths, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_path_moves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/fulfillments/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a customer's delivery to another path; what was paid once is moved whatever the path costs
         * @description Operators and owners.
         */
        post: operations["post_api_admin_fulfillments_id_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/path-moves/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a move before its overlap is over
         * @description Operators and owners.
         */
        post: operations["post_api_admin_path_moves_id_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/path-moves/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a move back
         * @description Operators and owners.
         */
        post: operations["post_api_admin_path_moves_id_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/guard-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Masses of suspensions and cancellations that the guard holds, or held, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_guard_batches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/guard-batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One held mass: who caused it, why, how much
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_guard_batches_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/guard-batches/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The deliveries that a batch holds; they run on meanwhile
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_guard_batches_id_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/guard-batches/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a held mass happen; a second person, and an owner where something ends
         * @description Operators and owners.
         */
        post: operations["post_api_admin_guard_batches_id_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/guard-batches/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let everything run on; each delivery can then be decided about by itself
         * @description Operators and owners.
         */
        post: operations["post_api_admin_guard_batches_id_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/fulfillments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deliveries, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_fulfillments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/fulfillments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One delivery with its history and every call made for it
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_fulfillments_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/fulfillments/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a failed delivery back in the queue
         * @description Operators and owners.
         */
        post: operations["post_api_admin_fulfillments_id_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/fulfillments/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold a delivery: suspend what was delivered, keep back what was not
         * @description Operators and owners.
         */
        post: operations["post_api_admin_fulfillments_id_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/fulfillments/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let go of every cause that holds a delivery
         * @description Operators and owners.
         */
        post: operations["post_api_admin_fulfillments_id_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/fulfillments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what was delivered, or stop delivering
         * @description Operators and owners.
         */
        post: operations["post_api_admin_fulfillments_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One order with its deliveries, for its customer or for whoever has its link
         * @description Anyone.
         */
        get: operations["get_api_orders_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/licenses/{license_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the key of a license of an order
         * @description Anyone.
         */
        post: operations["post_api_orders_id_licenses_license_id_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/downloads/{grant_id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link, good for ten minutes, to what an order lets one download
         * @description Anyone.
         */
        post: operations["post_api_orders_id_downloads_grant_id_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/fulfillments/{fulfillment_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the answer that a delivery waits for; an empty one says that its link was followed
         * @description Anyone.
         */
        post: operations["post_api_orders_id_fulfillments_fulfillment_id_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file that our team left for the customer of an order
         * @description Anyone.
         */
        get: operations["get_api_orders_id_files_file_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/fulfillments/{fulfillment_id}/credentials/{name}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a credential that our team left; it is forgotten with this answer
         * @description Anyone.
         */
        post: operations["post_api_orders_id_fulfillments_fulfillment_id_credentials_name_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My orders, newest first
         * @description Whoever is signed in; each sees only his own.
         */
        get: operations["get_api_me_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/fulfillments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything I bought and how far it is, newest first
         * @description Whoever is signed in; each sees only his own.
         */
        get: operations["get_api_me_fulfillments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/licenses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My licenses without their keys, newest first
         * @description Whoever is signed in; each sees only his own.
         */
        get: operations["get_api_me_licenses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/downloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What I may download, newest first
         * @description Whoever is signed in; each sees only his own.
         */
        get: operations["get_api_me_downloads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/licenses/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the key of one of my licenses
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_licenses_id_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/downloads/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link, good for ten minutes, to one of my downloads
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_downloads_id_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything the shop holds of me, as one JSON file
         * @description Whoever is signed in; each sees only his own.
         */
        get: operations["get_api_me_data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stands in the way of deleting my account, and what would end with it
         * @description Whoever is signed in; each sees only his own.
         */
        get: operations["get_api_me_deletion"];
        put?: never;
        /**
         * Delete my account: what runs for me ends, my orders stay without a name
         * @description Whoever is signed in; each sees only his own.
         */
        post: operations["post_api_me_deletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mails of the shop, newest first; without what they say
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is wrong, or was, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/alerts/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many alerts are open, and how many of them nobody sees to yet
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_alerts_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/alerts/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is watched, with the thresholds in force; the setting "alerts" changes them
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_alerts_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One alert, with whom it was told to and what became of that
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_alerts_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that somebody sees to it: no reminders any more
         * @description Operators and owners.
         */
        post: operations["post_api_admin_alerts_id_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/alerts/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave it for some hours; if it is still so then, it is told again
         * @description Operators and owners.
         */
        post: operations["post_api_admin_alerts_id_snooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/alert-destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where alerts are told, each with what was last told there; none: owners get mail
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_alert_destinations"];
        put?: never;
        /**
         * Tell alerts somewhere: an address of mail, or a webhook signed as Standard Webhooks has it
         * @description Owners.
         */
        post: operations["post_api_admin_alert_destinations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/alert-destinations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Tell nothing there any more
         * @description Owners.
         */
        delete: operations["delete_api_admin_alert_destinations_id"];
        options?: never;
        head?: never;
        /**
         * Rename a destination, switch it off or on, or tell it more or less
         * @description Owners.
         */
        patch: operations["patch_api_admin_alert_destinations_id"];
        trace?: never;
    };
    "/api/admin/alert-destinations/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test the way an alert would go
         * @description Operators and owners.
         */
        post: operations["post_api_admin_alert_destinations_id_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/invariants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What must always hold, and whether the last run found it so
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_invariants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/invariants/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When the invariants were proven, what was broken and what was healed, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_invariants_runs"];
        put?: never;
        /**
         * Prove the invariants on every row now, and heal what is safe to heal where asked to
         * @description Operators and owners.
         */
        post: operations["post_api_admin_invariants_runs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders, newest first; q is an order id, its number in an earlier shop, or the beginning of an e-mail address
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One order with its payments, deliveries, events and history
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_orders_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The shop at a glance
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a product needs before it is sold, checked now
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_products_id_checklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What owners decide about the shop while it runs, each with its schema and its value
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/settings/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a setting; the revision that was read guards against undoing somebody else’s change
         * @description Owners.
         */
        put: operations["put_api_admin_settings_key"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything the shop stands on, what is wrong with it, and what to do
         * @description Owners.
         */
        get: operations["get_api_admin_doctor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a backup and answers with it, a tar.gz; by the owner key of the environment only
         * @description Owners.
         */
        post: operations["post_api_admin_backups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bench": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that needs a person, with the first few of each
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_bench"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why deliveries were given up, the most frequent cause first, in the words of three
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_dead_letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dead-letters/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The failed deliveries of a cause, or of all, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_dead_letters_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dead-letters/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put failed deliveries back into the queue
         * @description Operators and owners.
         */
        post: operations["post_api_admin_dead_letters_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dead-letters/cancel-with-refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give back what was paid for failed deliveries, and end them
         * @description Operators and owners.
         */
        post: operations["post_api_admin_dead_letters_cancel_with_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dead-letters/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give failed deliveries to people, as tasks of a queue
         * @description Operators and owners.
         */
        post: operations["post_api_admin_dead_letters_hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dead-letters/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hide failed deliveries from the bench and from alerts until then
         * @description Operators and owners.
         */
        post: operations["post_api_admin_dead_letters_snooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bench-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far something that was asked for many has come
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_bench_runs_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/disputes/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a dispute can be answered with: bought, paid, delivered, used
         * @description Operators and owners.
         */
        get: operations["get_api_admin_disputes_id_evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/disputes/{id}/evidence.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as PDF, to be uploaded where the dispute is answered
         * @description Operators and owners.
         */
        get: operations["get_api_admin_disputes_id_evidence_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Money in and back by day, and what was bought; each currency for itself
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_reports_sales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deliveries and failures by day; by product how long they took and whether promises were kept
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_reports_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How calls to providers went, by day and in the last hour and day
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_reports_providers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits, now and over time
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_reports_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/recompute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget the daily sums; they are made anew from the rows, which reports read meanwhile
         * @description Owners.
         */
        post: operations["post_api_admin_reports_recompute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find anything by an id, a key, a host, or the beginning of an e-mail address or a name
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/exports/orders.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders with their customers, as CSV, oldest first
         * @description Operators and owners.
         */
        get: operations["get_api_admin_exports_orders_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/exports/order-items.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was ordered, a line each; ordered by the order, as CSV, oldest first
         * @description Operators and owners.
         */
        get: operations["get_api_admin_exports_order_items_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/exports/order-taxes.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tax of each order, by rate; ordered by the order, as CSV, oldest first
         * @description Operators and owners.
         */
        get: operations["get_api_admin_exports_order_taxes_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/exports/payments.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Payments, as CSV, oldest first
         * @description Operators and owners.
         */
        get: operations["get_api_admin_exports_payments_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/exports/refunds.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Refunds, and what gateways took back, as CSV, oldest first
         * @description Operators and owners.
         */
        get: operations["get_api_admin_exports_refunds_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/exports/customers.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers, as CSV, oldest first
         * @description Operators and owners.
         */
        get: operations["get_api_admin_exports_customers_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/exports/fulfillments.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deliveries, as CSV, oldest first
         * @description Operators and owners.
         */
        get: operations["get_api_admin_exports_fulfillments_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/exports/subscriptions.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Subscriptions, as CSV, oldest first
         * @description Operators and owners.
         */
        get: operations["get_api_admin_exports_subscriptions_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/exports/licenses.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Licenses; of the keys only their last letters, as CSV, oldest first
         * @description Operators and owners.
         */
        get: operations["get_api_admin_exports_licenses_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/exports/audit-log.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who of the team did what, as CSV, oldest first
         * @description Owners.
         */
        get: operations["get_api_admin_exports_audit_log_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The process runs
         * @description Anyone.
         */
        get: operations["get_healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The process can do its work: the database answers and is migrated
         * @description Anyone.
         */
        get: operations["get_readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prometheus metrics; asks for VOZEX_METRICS_TOKEN as a bearer token where that is set
         * @description Anyone.
         */
        get: operations["get_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The files an earlier shop comes in from, with their columns, and what may be wrong with a row
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_imports_files"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports of earlier shops, newest first
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_imports"];
        put?: never;
        /**
         * Import a file of an earlier shop, sent as the body; a dry run changes nothing and says what would come in
         * @description Operators and owners.
         */
        post: operations["post_api_admin_imports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One import: how far it is, and what became of its rows
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_imports_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import the file of an import that has ended once more: what a dry run has shown, or what stayed behind
         * @description Operators and owners.
         */
        post: operations["post_api_admin_imports_id_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows that somebody should see, in the order of the file: of products every one, else those that did not simply come in
         * @description The team: read-only, operator or owner.
         */
        get: operations["get_api_admin_imports_id_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports/{id}/rejected.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bad rows as they stood in the file, with what is wrong with each: mend them, and import the file
         * @description Operators and owners.
         */
        get: operations["get_api_admin_imports_id_rejected_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an import; what came in stays
         * @description Operators and owners.
         */
        post: operations["post_api_admin_imports_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Presentation: {
            /**
             * @description The shelf it stands on.
             * @default null
             */
            category: string | null;
            /** @default [] */
            tags: string[];
            /**
             * @description In the order of the gallery; the first one stands on the shelf.
             * @default []
             */
            pictures: components["schemas"]["PictureUse"][];
            /**
             * @description What a buyer needs to use it, a line each.
             * @default []
             */
            requirements: string[];
            /**
             * @description Documentation, support, source.
             * @default []
             */
            links: {
                title: string;
                /** Format: uri */
                url: string;
            }[];
            /** @default [] */
            faq: {
                question: string;
                answer: string;
            }[];
        };
        PictureUse: {
            /** @description SHA-256 of the picture as it was uploaded: its name in every shop. */
            sha256: string;
            alt: string;
        };
        ProductPolicies: {
            /**
             * Refunded in full
             * @description What happens to the delivery when all the money went back.
             * @default revoke
             * @enum {string}
             */
            full_refund: "revoke" | "keep";
            /**
             * Refunded in part
             * @description Whether units that were refunded are taken back.
             * @default keep
             * @enum {string}
             */
            partial_refund: "keep" | "revoke_quantity";
            /**
             * Dispute opened
             * @default suspend
             * @enum {string}
             */
            dispute_opened: "suspend" | "keep";
            /**
             * Dispute lost, or money reversed
             * @default revoke
             * @enum {string}
             */
            dispute_lost: "revoke" | "keep";
            /**
             * Days of grace
             * @description How long a failed renewal keeps the service running.
             * @default 7
             */
            grace_days: number;
            /**
             * Trial that is not paid
             * @description After the days of grace.
             * @default cancel
             * @enum {string}
             */
            unpaid_trial: "cancel" | "suspend";
            /**
             * Give up after days
             * @description A subscription unpaid for so long is cancelled.
             * @default 30
             */
            give_up_after_days: number;
            /**
             * Subscription cancelled
             * @description Perpetual fallback: licenses stay usable for versions released before the end.
             * @default at_period_end
             * @enum {string}
             */
            subscription_cancelled: "at_period_end" | "at_once" | "perpetual_fallback";
            /**
             * Subscription expired
             * @default cancel
             * @enum {string}
             */
            subscription_expired: "cancel" | "read_only";
            /**
             * Days of overlap
             * @description When a customer moves to another path: how long the old one still runs beside the new one.
             * @default 7
             */
            overlap_days: number;
        };
        PathWrite: {
            /** @description What prices, orders and deliveries call it; unique within the product. */
            name: string;
            title: string;
            /** @default  */
            summary: string;
            /** @enum {string} */
            delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup";
            /** @description A key of GET /api/admin/fulfillment-drivers. */
            fulfillment_driver: string;
            /**
             * @description What the driver's config_schema asks for. Secrets stand here as references: secret:name.
             * @default {}
             */
            fulfillment_config: {
                [key: string]: unknown;
            };
            /** @default null */
            external_provider: string | null;
            /** @default null */
            external_product_ref: string | null;
        };
        ProductTranslation: {
            name?: string;
            summary?: string;
            description?: string;
            presentation?: {
                category?: string;
                /** @description Words by which it is found, too; filters know its own. */
                tags?: string[];
                /** @description What pictures of its gallery show. */
                pictures?: {
                    /** @description SHA-256 of the picture as it was uploaded: its name in every shop. */
                    sha256: string;
                    alt: string;
                }[];
                requirements?: string[];
                links?: {
                    title: string;
                    /** Format: uri */
                    url: string;
                }[];
                faq?: {
                    question: string;
                    answer: string;
                }[];
            };
            /** @description By the names of its paths. */
            paths?: {
                name: string;
                title?: string;
                summary?: string;
            }[];
        };
        ImportDocument: {
            /** @description Known by slug. */
            products: {
                /** @description The address of the product: lower case, digits and single hyphens. */
                slug: string;
                name: string;
                /** @default  */
                summary: string;
                /**
                 * @description HTML, of which only harmless parts are kept; a text without a tag is taken as plain paragraphs.
                 * @default
                 */
                description: string;
                /** @default {} */
                presentation: components["schemas"]["Presentation"];
                /** @enum {string} */
                delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup" | "hybrid";
                /**
                 * @description A key of GET /api/admin/fulfillment-drivers; null for a hybrid product, whose paths have their own.
                 * @default null
                 */
                fulfillment_driver: string | null;
                /**
                 * @description What the driver's config_schema asks for. Secrets stand here as references: secret:name.
                 * @default {}
                 */
                fulfillment_config: {
                    [key: string]: unknown;
                };
                /** @default null */
                external_provider: string | null;
                /** @default null */
                external_product_ref: string | null;
                /** @default false */
                is_recurring: boolean;
                /** @default false */
                supports_trial: boolean;
                /** @default null */
                trial_days: number | null;
                enabled_payment_gateways: ("dodo" | "paypal")[];
                /** @enum {string} */
                default_payment_gateway: "dodo" | "paypal";
                /**
                 * @description Chooses among the shop's tax rules of a place; null: the rule for everything.
                 * @default null
                 */
                tax_category: string | null;
                /** @default {} */
                policies: components["schemas"]["ProductPolicies"];
                /**
                 * @description Of a hybrid product, two or more, in the order of the shop; empty for every other.
                 * @default []
                 */
                paths: components["schemas"]["PathWrite"][];
                /**
                 * @description Its texts in further languages. Its own are in the language of the shop.
                 * @default {}
                 */
                translations: {
                    en?: components["schemas"]["ProductTranslation"];
                    de?: components["schemas"]["ProductTranslation"];
                };
                /**
                 * @description Absent: a new product is a draft, a known one stays as it is.
                 * @enum {string}
                 */
                status?: "draft" | "published" | "archived";
                /**
                 * @description Known by name within their product.
                 * @default []
                 */
                prices: {
                    name: string;
                    /**
                     * @description The path of a hybrid product that it buys; else null.
                     * @default null
                     */
                    path: string | null;
                    /** @enum {string} */
                    billing: "one_time" | "recurring";
                    /** @description In the smallest unit: 1999 with USD is $19.99. */
                    amount_minor: number;
                    /**
                     * Currency
                     * @example USD
                     */
                    currency: string;
                    /** @default null */
                    billing_interval: ("day" | "week" | "month" | "year") | null;
                    /** @default null */
                    interval_count: number | null;
                    /**
                     * @description Null: the product's own, where it supports trials.
                     * @default null
                     */
                    trial_days: number | null;
                    /**
                     * @description The provider's own name for what this price buys.
                     * @default null
                     */
                    plan: string | null;
                    /**
                     * @description What this plan has, a line each, as plans are compared.
                     * @default []
                     */
                    features: string[];
                    /** @default true */
                    active: boolean;
                    /** @default {} */
                    mappings: {
                        dodo?: {
                            product_id: string;
                        };
                        paypal?: {
                            product_id?: string;
                            plan_id?: string;
                        };
                    };
                    /**
                     * @description Its name and features in further languages.
                     * @default {}
                     */
                    translations: {
                        en?: components["schemas"]["PriceTranslation"];
                        de?: components["schemas"]["PriceTranslation"];
                    };
                }[];
            }[];
            /**
             * @description Stored sealed, before the products are checked.
             * @default {}
             */
            secrets: {
                [key: string]: {
                    /** @description Never returned. */
                    value: string;
                    /**
                     * @description What it is for, in words for the team.
                     * @default
                     */
                    purpose: string;
                };
            };
        };
        PriceTranslation: {
            name?: string;
            features?: string[];
        };
        QuoteRequest: {
            items: {
                product_slug: string;
                /** @example pri_01k9zq3v7m8d2n4p6r8t0w2y4b */
                price_id: string;
                /** @default 1 */
                quantity: number;
            }[];
            /** @enum {string} */
            payment_gateway?: "dodo" | "paypal";
            coupon_code?: string;
            /** @description Where you are, as far as the order's tax depends on it. See the quote. */
            billing?: {
                /** @example DE */
                country?: string;
                region?: string;
                vat_number?: string;
            };
        };
        CheckoutRequest: {
            items: {
                product_slug: string;
                /** @example pri_01k9zq3v7m8d2n4p6r8t0w2y4b */
                price_id: string;
                /** @default 1 */
                quantity: number;
                /**
                 * @description What the buyer picked, by the product's choices_schema.
                 * @default {}
                 */
                choices: {
                    [key: string]: unknown;
                };
            }[];
            /**
             * @description Absent: the products' default.
             * @enum {string}
             */
            payment_gateway?: "dodo" | "paypal";
            coupon_code?: string;
            /** @description Where you are, as far as the order's tax depends on it. See the quote. */
            billing?: {
                /** @example DE */
                country?: string;
                region?: string;
                vat_number?: string;
            };
            /** @description Required when signed out. Who is signed in buys as themselves, whatever stands here. */
            customer?: {
                /** Format: email */
                email: string;
                name: string;
            };
        };
        /** @description A JSON Schema of one flat object, drawn as a form. */
        FormSchema: {
            /** @constant */
            type: "object";
            properties: {
                [key: string]: {
                    /** @enum {string} */
                    type: "string" | "boolean" | "integer";
                    title: string;
                    description?: string;
                    /** @enum {string} */
                    format?: "uri" | "email";
                    enum?: string[];
                    /** @constant */
                    widget?: "textarea";
                    minLength?: number;
                    maxLength?: number;
                    minimum?: number;
                    maximum?: number;
                    /** @description A credential: sealed, and shown to the customer once. */
                    writeOnly?: boolean;
                };
            };
            /** @default [] */
            required: string[];
        };
        Session: {
            user: {
                id: string;
                email: string;
                name: string;
                /** @enum {string} */
                role: "customer" | "read_only" | "operator" | "owner";
                two_factor_enabled: boolean;
                email_verified: boolean;
            } | null;
            development: boolean;
            sandbox: boolean;
        };
        /** @description A problem document (RFC 9457). */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            errors?: {
                field: string;
                message: string;
            }[];
            request_id?: string;
        };
        Member: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "customer" | "read_only" | "operator" | "owner";
            two_factor_enabled: boolean;
            /** Format: date-time */
            created_at: string;
        };
        ApiKey: {
            /** @example key_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            name: string;
            /** @description Its last letters, to tell one from another. */
            hint: string;
            /**
             * @description It acts with this, or with what its maker has now, whichever is less.
             * @enum {string}
             */
            role: "read_only" | "operator" | "owner";
            made_by: string;
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            last_used_at: string | null;
        };
        AuditEntry: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @description Role and account, `api_key` and its id, or `vozex`. */
            actor: string;
            actor_name: string | null;
            /** @description What was done, such as `payments.refund_requested`. */
            action: string;
            /** @description To what: an id, or a name. */
            subject: string;
            detail: {
                [key: string]: unknown;
            };
        };
        ProductCard: {
            /** @example prd_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            slug: string;
            name: string;
            summary: string;
            /** @enum {string} */
            delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup" | "hybrid";
            delivery_label: string;
            /** @description The lowest in its own currency; null where nothing is for sale. */
            from_price: {
                amount_minor: number;
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
                /** @enum {string} */
                billing: "one_time" | "recurring";
                billing_interval: ("day" | "week" | "month" | "year") | null;
                interval_count: number | null;
            } | null;
            /** @description The lowest in each currency it has, its own first. */
            from_prices: {
                amount_minor: number;
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
                /** @enum {string} */
                billing: "one_time" | "recurring";
                billing_interval: ("day" | "week" | "month" | "year") | null;
                interval_count: number | null;
            }[];
            /** @description The shelf it stands on, as filters know it. */
            category: string | null;
            category_label: string | null;
            picture: components["schemas"]["Picture"] | null;
            is_recurring: boolean;
            /** @enum {string} */
            availability: "available" | "sold_out";
            /** @description The language of each text that is in another than was asked for, by its field. */
            languages: {
                [key: string]: "en" | "de";
            };
        };
        Picture: {
            /** @description SHA-256 of the picture as it was uploaded: its name in every shop. */
            sha256: string;
            alt: string;
            width: number;
            height: number;
            url: string;
            /** @description The same, narrowest first. */
            sizes: {
                url: string;
                width: number;
            }[];
        };
        ShelfFacets: {
            total: number;
            category: {
                value: string;
                label: string;
                count: number;
                /**
                 * @description Of the label, where it is in another language than was asked for.
                 * @enum {string}
                 */
                language?: "en" | "de";
            }[];
            tag: {
                value: string;
                label: string;
                count: number;
                /**
                 * @description Of the label, where it is in another language than was asked for.
                 * @enum {string}
                 */
                language?: "en" | "de";
            }[];
            delivery: {
                value: string;
                label: string;
                count: number;
                /**
                 * @description Of the label, where it is in another language than was asked for.
                 * @enum {string}
                 */
                language?: "en" | "de";
            }[];
            billing: {
                value: string;
                label: string;
                count: number;
                /**
                 * @description Of the label, where it is in another language than was asked for.
                 * @enum {string}
                 */
                language?: "en" | "de";
            }[];
            currency: {
                value: string;
                label: string;
                count: number;
                /**
                 * @description Of the label, where it is in another language than was asked for.
                 * @enum {string}
                 */
                language?: "en" | "de";
            }[];
        };
        Product: {
            /** @example prd_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            slug: string;
            name: string;
            summary: string;
            /** @enum {string} */
            delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup" | "hybrid";
            delivery_label: string;
            /** @description The lowest in its own currency; null where nothing is for sale. */
            from_price: {
                amount_minor: number;
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
                /** @enum {string} */
                billing: "one_time" | "recurring";
                billing_interval: ("day" | "week" | "month" | "year") | null;
                interval_count: number | null;
            } | null;
            /** @description The lowest in each currency it has, its own first. */
            from_prices: {
                amount_minor: number;
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
                /** @enum {string} */
                billing: "one_time" | "recurring";
                billing_interval: ("day" | "week" | "month" | "year") | null;
                interval_count: number | null;
            }[];
            /** @description The shelf it stands on, as filters know it. */
            category: string | null;
            category_label: string | null;
            picture: components["schemas"]["Picture"] | null;
            is_recurring: boolean;
            /** @enum {string} */
            availability: "available" | "sold_out";
            /** @description The language of each text that is in another than was asked for, by its field. */
            languages: {
                [key: string]: "en" | "de";
            };
            /** @description HTML, sanitised. */
            description: string;
            presentation: components["schemas"]["ShownPresentation"];
            trial_days: number | null;
            promise: {
                due_hours: number | null;
                text: string;
            };
            prices: {
                /** @example pri_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                name: string;
                /** @description The path of a hybrid product that it buys; else null. */
                path: string | null;
                /** @enum {string} */
                billing: "one_time" | "recurring";
                amount_minor: number;
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
                billing_interval: ("day" | "week" | "month" | "year") | null;
                interval_count: number | null;
                /** @description Days before the first charge; null: it is charged at once. */
                trial_days: number | null;
                plan: string | null;
                features: string[];
                /** @description The language of each text that is in another than was asked for, by its field. */
                languages: {
                    [key: string]: "en" | "de";
                };
            }[];
            payment_gateways: {
                /** @enum {string} */
                gateway: "dodo" | "paypal";
                title: string;
            }[];
            /** @description Null while no enabled gateway is configured. */
            default_payment_gateway: ("dodo" | "paypal") | null;
            /** @description JSON Schema of what the buyer chooses; of a hybrid product each path has its own. */
            choices_schema: {
                [key: string]: unknown;
            };
            /** @description What stands beside it on the shelf. */
            related: components["schemas"]["ProductCard"][];
            /** @description What the buyer of a hybrid product chooses from; else empty. */
            paths: components["schemas"]["ProductPath"][];
        };
        ShownPresentation: {
            /**
             * @description The shelf it stands on.
             * @default null
             */
            category: string | null;
            /** @default [] */
            tags: string[];
            pictures: components["schemas"]["Picture"][];
            /**
             * @description What a buyer needs to use it, a line each.
             * @default []
             */
            requirements: string[];
            /**
             * @description Documentation, support, source.
             * @default []
             */
            links: {
                title: string;
                /** Format: uri */
                url: string;
            }[];
            /** @default [] */
            faq: {
                question: string;
                answer: string;
            }[];
        };
        ProductPath: {
            name: string;
            title: string;
            summary: string;
            /** @enum {string} */
            delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup" | "hybrid";
            delivery_label: string;
            promise: {
                due_hours: number | null;
                text: string;
            };
            /** @description JSON Schema of what the buyer of this path chooses. */
            choices_schema: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            availability: "available" | "sold_out";
        };
        AdminProduct: {
            /** @description The address of the product: lower case, digits and single hyphens. */
            slug: string;
            name: string;
            /** @default  */
            summary: string;
            /**
             * @description HTML, of which only harmless parts are kept; a text without a tag is taken as plain paragraphs.
             * @default
             */
            description: string;
            presentation: components["schemas"]["PresentationOutput"];
            /** @enum {string} */
            delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup" | "hybrid";
            /**
             * @description A key of GET /api/admin/fulfillment-drivers; null for a hybrid product, whose paths have their own.
             * @default null
             */
            fulfillment_driver: string | null;
            /**
             * @description What the driver's config_schema asks for. Secrets stand here as references: secret:name.
             * @default {}
             */
            fulfillment_config: {
                [key: string]: unknown;
            };
            /** @default null */
            external_provider: string | null;
            /** @default null */
            external_product_ref: string | null;
            /** @default false */
            is_recurring: boolean;
            /** @default false */
            supports_trial: boolean;
            /** @default null */
            trial_days: number | null;
            enabled_payment_gateways: ("dodo" | "paypal")[];
            /** @enum {string} */
            default_payment_gateway: "dodo" | "paypal";
            /**
             * @description Chooses among the shop's tax rules of a place; null: the rule for everything.
             * @default null
             */
            tax_category: string | null;
            policies: components["schemas"]["ProductPoliciesOutput"];
            /**
             * @description Of a hybrid product, two or more, in the order of the shop; empty for every other.
             * @default []
             */
            paths: components["schemas"]["PathWriteOutput"][];
            /**
             * @description Its texts in further languages. Its own are in the language of the shop.
             * @default {}
             */
            translations: {
                en?: components["schemas"]["ProductTranslation"];
                de?: components["schemas"]["ProductTranslation"];
            };
            /** @example prd_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @enum {string} */
            status: "draft" | "published" | "archived";
            revision: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            prices: components["schemas"]["AdminPrice"][];
        };
        AdminPrice: {
            name: string;
            /**
             * @description The path of a hybrid product that it buys; else null.
             * @default null
             */
            path: string | null;
            /** @enum {string} */
            billing: "one_time" | "recurring";
            /** @description In the smallest unit: 1999 with USD is $19.99. */
            amount_minor: number;
            /**
             * Currency
             * @example USD
             */
            currency: string;
            /** @default null */
            billing_interval: ("day" | "week" | "month" | "year") | null;
            /** @default null */
            interval_count: number | null;
            /**
             * @description Null: the product's own, where it supports trials.
             * @default null
             */
            trial_days: number | null;
            /**
             * @description The provider's own name for what this price buys.
             * @default null
             */
            plan: string | null;
            /**
             * @description What this plan has, a line each, as plans are compared.
             * @default []
             */
            features: string[];
            /** @default true */
            active: boolean;
            /** @default {} */
            mappings: {
                dodo?: {
                    product_id: string;
                };
                paypal?: {
                    product_id?: string;
                    plan_id?: string;
                };
            };
            /**
             * @description Its name and features in further languages.
             * @default {}
             */
            translations: {
                en?: components["schemas"]["PriceTranslation"];
                de?: components["schemas"]["PriceTranslation"];
            };
            /** @example pri_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @example prd_01k9zq3v7m8d2n4p6r8t0w2y4b */
            product_id: string;
        };
        DriverDescription: {
            driver: string;
            title: string;
            description: string;
            delivers: ("saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup" | "hybrid")[];
            billing: ("one_time" | "recurring")[];
            needs_external_product: boolean;
            /** @description A JSON Schema document; forms are drawn from it. */
            config_schema: {
                [key: string]: unknown;
            };
            /** @description A JSON Schema document; forms are drawn from it. */
            choices_schema: {
                [key: string]: unknown;
            };
            can_test_connection: boolean;
            /** @description What customers may find in the customer center. */
            hands_out: ("workspace" | "installation" | "license" | "download" | "note")[];
            /** @description Page of the documentation for deliveries that failed. */
            runbook: string;
        };
        AdminSecret: {
            name: string;
            purpose: string;
            hint: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        Rehearsal: {
            /** @example reh_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @example prd_01k9zq3v7m8d2n4p6r8t0w2y4b */
            product_id: string;
            product_revision: number;
            /** @description The product was changed since in what decides its sale or delivery. */
            outdated: boolean;
            /**
             * @description Skipped: nothing of the product could be rehearsed; its steps say why.
             * @enum {string}
             */
            status: "queued" | "running" | "passed" | "failed" | "skipped";
            detail: string | null;
            steps_passed: number;
            steps_total: number;
            started_by: string;
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            ended_at: string | null;
            steps: components["schemas"]["RehearsalStep"][];
        };
        RehearsalStep: {
            /** @description Which purchase it belongs to, in words; null: before all of them. */
            life: string | null;
            gateway: ("dodo" | "paypal") | null;
            /** @description Which path of a hybrid product was bought. */
            path: string | null;
            /** @enum {string} */
            what: "settings" | "shop" | "buy" | "deliver" | "trial" | "renew" | "suspend" | "resume" | "cancel" | "clean_up";
            title: string;
            /** @enum {string} */
            status: "running" | "passed" | "failed" | "skipped";
            ms: number;
            seen: {
                what: string;
                value: string;
            }[];
            /** @description Why it failed or was skipped. */
            detail: string | null;
            /** @description What to do about it. */
            fix: string | null;
        };
        RehearsalSummary: {
            /** @example reh_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @example prd_01k9zq3v7m8d2n4p6r8t0w2y4b */
            product_id: string;
            product_revision: number;
            /** @description The product was changed since in what decides its sale or delivery. */
            outdated: boolean;
            /**
             * @description Skipped: nothing of the product could be rehearsed; its steps say why.
             * @enum {string}
             */
            status: "queued" | "running" | "passed" | "failed" | "skipped";
            detail: string | null;
            steps_passed: number;
            steps_total: number;
            started_by: string;
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            ended_at: string | null;
        };
        ProductVersion: {
            version: number;
            /** Format: date-time */
            at: string;
            /** @description As in the audit log: role and account, `api_key`, or `vozex` for what was there. */
            by: string;
            /** @description The name of the account, where one made it. */
            by_name: string | null;
            /** @description As the audit log calls the change. */
            action: string;
            /** @description From the version before. */
            differences: {
                /** @description A path such as `prices.Pro.amount_minor`; prices and paths by their names. */
                field: string;
                /** @description Absent: it was not there. */
                before?: unknown;
                /** @description Absent: it is there no more. */
                after?: unknown;
            }[];
        };
        ProductVersionDocument: {
            version: number;
            /** Format: date-time */
            at: string;
            /** @description As in the audit log: role and account, `api_key`, or `vozex` for what was there. */
            by: string;
            /** @description The name of the account, where one made it. */
            by_name: string | null;
            /** @description As the audit log calls the change. */
            action: string;
            document: {
                [key: string]: unknown;
            };
        };
        Waiting: {
            /** @example wai_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            product: {
                /** @example prd_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                name: string;
            };
            path: string | null;
            email: string;
            /** @enum {string} */
            status: "waiting" | "told" | "left";
            /** Format: date-time */
            created_at: string;
            told_at: string | null;
        };
        Quote: {
            /** @description One for each item asked for, in their order. */
            lines: {
                product_slug: string;
                /** @example pri_01k9zq3v7m8d2n4p6r8t0w2y4b */
                price_id: string;
                quantity: number;
                /**
                 * @description gone: not a price of this product that is for sale; then nothing else of it is known.
                 * @enum {string}
                 */
                status: "available" | "sold_out" | "gone";
                product_name: string | null;
                price_name: string | null;
                path: string | null;
                currency: string | null;
                billing: ("one_time" | "recurring") | null;
                billing_interval: ("day" | "week" | "month" | "year") | null;
                interval_count: number | null;
                trial_days: number | null;
                unit_amount_minor: number | null;
                /** @description At list price. */
                subtotal_minor: number | null;
                discount_minor: number;
                tax_minor: number;
                /** @description Less the discount, with the tax. */
                total_minor: number | null;
            }[];
            /** @description Of what is available; null where that cannot be bought together. */
            totals: {
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
                subtotal_minor: number;
                discount_minor: number;
                tax_minor: number;
                total_minor: number;
                /** @description What is paid today: nothing while a trial runs. */
                due_now_minor: number;
            } | null;
            tax: {
                /** @description True: the prices hold it. False: it is added. */
                included: boolean;
                /** @description True: the gateway adds what is due where the buyer is. */
                by_gateway: boolean;
                lines: {
                    name: string;
                    rate_bp: number;
                    base_minor: number;
                    tax_minor: number;
                    reverse_charge: boolean;
                }[];
            };
            billing: {
                /** @description True: the tax depends on where the buyer is. */
                needs_country: boolean;
                /** @description Parts of the country with rules of their own. */
                regions: string[];
                asks_vat_number: boolean;
            };
            /** @description The one that was named. */
            coupon: {
                code: string;
                applies: boolean;
                why_not: string | null;
            } | null;
            gateways: {
                /** @enum {string} */
                gateway: "dodo" | "paypal";
                title: string;
                offered: boolean;
                /** @description Why all of it cannot be paid there. */
                why_not: string | null;
            }[];
            /** @description By which it would be paid; null where none can, or nothing is to be paid. */
            payment_gateway: ("dodo" | "paypal") | null;
            /** @description What the checkout would refuse. */
            problems: {
                code: string;
                field: string;
                message: string;
            }[];
        };
        CheckoutAnswer: {
            /** @example ord_01k9zq3v7m8d2n4p6r8t0w2y4b */
            order_id: string;
            /** @description Opens the order's page without signing in. */
            order_token: string;
            /** @enum {string} */
            payment_gateway: "dodo" | "paypal";
            /** @description Where to pay; the order's own page when there is nothing to pay. */
            redirect_url: string;
            total: {
                amount_minor: number;
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
            };
        };
        CheckoutPreview: {
            product: components["schemas"]["Product"];
            price_id: string | null;
            quantity: number;
            /** @description What the price comes to; null where it could not be bought. */
            total: {
                amount_minor: number;
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
            } | null;
            /** @description What is paid today: nothing while a trial runs. */
            due_now: {
                amount_minor: number;
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
            } | null;
            /** @description What is charged each period; null for a one-time price. */
            recurring: {
                amount_minor: number;
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
                /** @enum {string} */
                billing_interval: "day" | "week" | "month" | "year";
                interval_count: number;
            } | null;
            /** @description For who buys now; null without a trial. */
            trial_ends_at: string | null;
            gateways: {
                /** @enum {string} */
                gateway: "dodo" | "paypal";
                title: string;
                configured: boolean;
                offered: boolean;
                /** @description Why a buyer is not offered it; null where he is. */
                why_not: string | null;
            }[];
            /** @description What is chosen for who chooses none; null where nothing can be paid, or nothing is to be. */
            payment_gateway: ("dodo" | "paypal") | null;
            /** @description What keeps the product from being published, or this choice from being bought. */
            problems: {
                code: string;
                field: string;
                message: string;
            }[];
        };
        AdminCoupon: {
            /** @example SPRING-20 */
            code: string;
            /**
             * @description The share taken off each line, in hundredths of a percent: 1250 is 12.5 %.
             * @default null
             */
            percent_bp: number | null;
            /**
             * @description What is taken off the order, in minor units by currency; in any other currency it does not apply.
             * @default null
             */
            amounts: {
                [key: string]: number;
            } | null;
            /**
             * @description The least that the lines it applies to must come to, in minor units by currency.
             * @default {}
             */
            minimums: {
                [key: string]: number;
            };
            /** @default null */
            starts_at: string | null;
            /** @default null */
            ends_at: string | null;
            /** @default null */
            redemptions_max: number | null;
            /** @default null */
            per_customer_max: number | null;
            /**
             * @description What it applies to; empty: everything that is paid once.
             * @default []
             */
            product_ids: string[];
            /** @default true */
            active: boolean;
            /**
             * @description What it is for, in words for the team.
             * @default
             */
            note: string;
            /** @example cpn_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @description Redemptions by paid orders and by those that wait for their money. */
            redeemed: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        CouponRedemption: {
            /**
             * @description Of the order that redeemed it: one order redeems one coupon once.
             * @example ord_01k9zq3v7m8d2n4p6r8t0w2y4b
             */
            id: string;
            /** @enum {string} */
            order_status: "pending" | "on_hold" | "paid" | "partially_refunded" | "refunded" | "expired" | "cancelled";
            customer_email: string;
            /** @enum {string} */
            status: "held" | "used" | "released";
            discount_minor: number;
            currency: string;
            /** Format: date-time */
            created_at: string;
        };
        TaxRule: {
            /** @example txr_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            country: string;
            region: string | null;
            category: string | null;
            name: string;
            rate_bp: number;
            /** Format: date-time */
            valid_from: string;
            /** @description False: not yet valid, or followed by a newer one. */
            in_force: boolean;
        };
        AdminPayment: {
            /** @example pay_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @example ord_01k9zq3v7m8d2n4p6r8t0w2y4b */
            order_id: string;
            /** @enum {string} */
            gateway: "dodo" | "paypal";
            gateway_payment_id: string;
            /** @enum {string} */
            status: "pending" | "succeeded" | "held" | "failed" | "cancelled";
            amount_minor: number;
            currency: string;
            refunded_minor: number;
            problem_code: string | null;
            problem: string | null;
            /** Format: date-time */
            created_at: string;
        };
        Refund: {
            /** @example rfd_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @enum {string} */
            status: "requested" | "unknown" | "pending" | "succeeded" | "failed";
            amount_minor: number;
            currency: string;
            reason: string;
            problem: string | null;
        };
        WebhookEvent: {
            /** @example whe_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @enum {string} */
            gateway: "dodo" | "paypal";
            event_id: string;
            event_type: string;
            /** @description What it said in our own words, such as payment.succeeded; empty until it was read. */
            meaning: string[];
            /** @enum {string} */
            status: "received" | "applied" | "ignored" | "quarantined";
            deliveries: number;
            order_id: string | null;
            problem: string | null;
            /** Format: date-time */
            received_at: string;
            applied_at: string | null;
        };
        ListedRefund: {
            /** @example rfd_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @example pay_01k9zq3v7m8d2n4p6r8t0w2y4b */
            payment_id: string;
            /** @example ord_01k9zq3v7m8d2n4p6r8t0w2y4b */
            order_id: string;
            /** @enum {string} */
            gateway: "dodo" | "paypal";
            gateway_refund_id: string | null;
            /** @enum {string} */
            status: "requested" | "unknown" | "pending" | "succeeded" | "failed";
            amount_minor: number;
            currency: string;
            /** @description Units given back, where the operator said so. */
            quantity: number | null;
            payment_amount_minor: number;
            /** @description Taken back by the gateway: a dispute lost, a payment reversed. */
            reversal: boolean;
            customer: {
                email: string;
                name: string;
            };
            /** @description Who asked; gateway:… where it was made there. */
            requested_by: string;
            reason: string;
            problem: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        Dispute: {
            /** @example dsp_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @enum {string} */
            gateway: "dodo" | "paypal";
            gateway_dispute_id: string;
            /** @example pay_01k9zq3v7m8d2n4p6r8t0w2y4b */
            payment_id: string;
            /** @example ord_01k9zq3v7m8d2n4p6r8t0w2y4b */
            order_id: string;
            customer: {
                email: string;
                name: string;
            };
            /** @enum {string} */
            status: "opened" | "under_review" | "won" | "lost";
            status_label: string;
            /** @description What the buyer wants back; null where nobody said. */
            amount_minor: number | null;
            currency: string | null;
            /** @description The gateway's words. */
            reason: string | null;
            stage: string | null;
            respond_by: string | null;
            /** Format: date-time */
            opened_at: string;
            closed_at: string | null;
        };
        DisputeDetail: {
            /** @example dsp_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @enum {string} */
            gateway: "dodo" | "paypal";
            gateway_dispute_id: string;
            /** @example pay_01k9zq3v7m8d2n4p6r8t0w2y4b */
            payment_id: string;
            /** @example ord_01k9zq3v7m8d2n4p6r8t0w2y4b */
            order_id: string;
            customer: {
                email: string;
                name: string;
            };
            /** @enum {string} */
            status: "opened" | "under_review" | "won" | "lost";
            status_label: string;
            /** @description What the buyer wants back; null where nobody said. */
            amount_minor: number | null;
            currency: string | null;
            /** @description The gateway's words. */
            reason: string | null;
            stage: string | null;
            respond_by: string | null;
            /** Format: date-time */
            opened_at: string;
            closed_at: string | null;
            payment: components["schemas"]["AdminPayment"];
            /** @description The refund that a lost dispute became. */
            refund_id: string | null;
            moves: {
                from: ("opened" | "under_review" | "won" | "lost") | null;
                /** @enum {string} */
                to: "opened" | "under_review" | "won" | "lost";
                because: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        Reconciliation: {
            /** @example rec_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @enum {string} */
            gateway: "dodo" | "paypal";
            /** @enum {string} */
            status: "running" | "done" | "failed";
            requested_by: string;
            /** Format: date-time */
            window_from: string;
            /** Format: date-time */
            window_to: string;
            looked_at: number;
            found: number;
            findings: {
                what: string;
                ref: string;
                order_id: string | null;
                result: string;
            }[];
            problem: string | null;
            /** Format: date-time */
            started_at: string;
            finished_at: string | null;
        };
        GatewayDescription: {
            /** @enum {string} */
            gateway: "dodo" | "paypal";
            title: string;
            configured: boolean;
            one_time_needs_product: boolean;
            recurring: boolean;
            trials: boolean;
            /** @description The most of each interval that one period may have; absent without a limit. */
            interval_count_max?: {
                day: number;
                week: number;
                month: number;
                year: number;
            };
            /** @description What a price's mapping of this gateway is made of. */
            mapping_fields: ("product_id" | "plan_id")[];
            /** @description True while it is configured and moves play money. */
            test_mode: boolean;
            /** @description Null where it is not configured. */
            capabilities: {
                /** @enum {string} */
                partial_refund: "by_items" | "by_amount";
                /** @enum {string} */
                cancel_at_period_end: "native" | "emulated";
                /** @enum {string} */
                plan_change: "immediate" | "buyer_consent";
                pause: boolean;
                /** @enum {string} */
                tax: "gateway" | "seller";
            } | null;
            webhook: {
                /** @description Where it delivers, or should. */
                url: string;
                /** @description Whether VOZEX registered this address there itself. */
                registered: boolean;
            };
            /** @description The newest of this process; null before the first. */
            last_check: {
                /** Format: date-time */
                checked_at: string;
                checks: components["schemas"]["GatewayCheck"][];
            } | null;
        };
        GatewayCheck: {
            /** @enum {string} */
            check: "credentials" | "mode" | "webhook_endpoint" | "webhook_secret" | "webhook_events" | "certificate" | "price";
            /** @enum {string} */
            level: "ok" | "warning" | "error";
            detail: string;
            /** @description What to do where it is not well. */
            fix: string | null;
            price_id: string | null;
        };
        GatewayTest: {
            ok: boolean;
            detail: string;
            checks: components["schemas"]["GatewayCheck"][];
        };
        Subscription: {
            id: string;
            order_id: string;
            product_name: string;
            price_name: string;
            /** @enum {string} */
            status: "trialing" | "active" | "past_due" | "on_hold" | "paused" | "cancel_scheduled" | "cancelled" | "expired";
            status_label: string;
            /** @description One sentence on where it stands and what comes next. */
            headline: string;
            /** @enum {string} */
            gateway: "dodo" | "paypal";
            quantity: number;
            /** @description For all units and one period, before tax that is added. */
            amount_minor: number;
            /** @description What a period costs: with the tax that the shop adds. */
            total_minor: number;
            /** @description The shop's own tax; null where the gateway answers for it, or nothing is taxed. */
            tax: {
                name: string;
                rate_bp: number;
                /** @description True: the price holds it. False: it is added. */
                included: boolean;
                reverse_charge: boolean;
                /** @description For all units and one period. */
                tax_minor: number;
            } | null;
            currency: string;
            /** @enum {string} */
            billing_interval: "day" | "week" | "month" | "year";
            interval_count: number;
            trial_ends_at: string | null;
            /** Format: date-time */
            current_period_end: string;
            cancel_at: string | null;
            /** @description Until when an unpaid one keeps running. */
            grace_ends_at: string | null;
            ended_at: string | null;
            actions: ("cancel" | "keep" | "pause" | "resume" | "change_plan" | "new_payment_method")[];
            /** Format: date-time */
            created_at: string;
        };
        SubscriptionDetail: {
            id: string;
            order_id: string;
            product_name: string;
            price_name: string;
            /** @enum {string} */
            status: "trialing" | "active" | "past_due" | "on_hold" | "paused" | "cancel_scheduled" | "cancelled" | "expired";
            status_label: string;
            /** @description One sentence on where it stands and what comes next. */
            headline: string;
            /** @enum {string} */
            gateway: "dodo" | "paypal";
            quantity: number;
            /** @description For all units and one period, before tax that is added. */
            amount_minor: number;
            /** @description What a period costs: with the tax that the shop adds. */
            total_minor: number;
            /** @description The shop's own tax; null where the gateway answers for it, or nothing is taxed. */
            tax: {
                name: string;
                rate_bp: number;
                /** @description True: the price holds it. False: it is added. */
                included: boolean;
                reverse_charge: boolean;
                /** @description For all units and one period. */
                tax_minor: number;
            } | null;
            currency: string;
            /** @enum {string} */
            billing_interval: "day" | "week" | "month" | "year";
            interval_count: number;
            trial_ends_at: string | null;
            /** Format: date-time */
            current_period_end: string;
            cancel_at: string | null;
            /** @description Until when an unpaid one keeps running. */
            grace_ends_at: string | null;
            ended_at: string | null;
            actions: ("cancel" | "keep" | "pause" | "resume" | "change_plan" | "new_payment_method")[];
            /** Format: date-time */
            created_at: string;
            charges: {
                /** @description Of the payment. */
                id: string;
                amount_minor: number;
                currency: string;
                /** @description Part of the amount; null where the gateway told none. */
                tax_minor: number | null;
                /** @description Of the shop's own tax. */
                tax_name: string | null;
                tax_rate_bp: number | null;
                refunded_minor: number;
                /** @enum {string} */
                status: "pending" | "succeeded" | "held" | "failed" | "cancelled";
                /** Format: date-time */
                at: string;
            }[];
            /** @description What it can change to, its own plan among them. */
            plans: {
                price_id: string;
                name: string;
                /** @description For one unit and one period. */
                amount_minor: number;
                currency: string;
                /** @enum {string} */
                billing_interval: "day" | "week" | "month" | "year";
                interval_count: number;
            }[];
            price_id: string;
            /** @description The newest change of plan that is open or went wrong lately. */
            change: {
                id: string;
                /** @enum {string} */
                status: "requested" | "charging" | "unknown" | "awaiting_consent" | "scheduled" | "applied" | "refused" | "failed" | "lapsed";
                to_price_id: string;
                to_price_name: string;
                to_quantity: number;
                /** @description Where the buyer agrees, while that is waited for. */
                consent_url: string | null;
                problem: string | null;
                /** Format: date-time */
                created_at: string;
            } | null;
        };
        PlanChangePreview: {
            due_now_minor: number;
            /** @description For all units and one period, before tax that is added. */
            recurring_minor: number;
            /** @description The same with the tax that the shop adds. */
            recurring_total_minor: number;
            /** @description The shop's own tax; null where the gateway answers for it, or nothing is taxed. */
            tax: {
                name: string;
                rate_bp: number;
                /** @description True: the price holds it. False: it is added. */
                included: boolean;
                reverse_charge: boolean;
                /** @description For all units and one period. */
                tax_minor: number;
            } | null;
            currency: string;
            /** @enum {string} */
            effective: "now" | "next_period";
            /** @description The buyer must agree at the payment provider. */
            needs_consent: boolean;
            possible: boolean;
            /** @description Why it is not possible. */
            reason: string | null;
        };
        AdminSubscription: {
            id: string;
            order_id: string;
            product_name: string;
            price_name: string;
            /** @enum {string} */
            status: "trialing" | "active" | "past_due" | "on_hold" | "paused" | "cancel_scheduled" | "cancelled" | "expired";
            status_label: string;
            /** @description One sentence on where it stands and what comes next. */
            headline: string;
            /** @enum {string} */
            gateway: "dodo" | "paypal";
            quantity: number;
            /** @description For all units and one period, before tax that is added. */
            amount_minor: number;
            /** @description What a period costs: with the tax that the shop adds. */
            total_minor: number;
            /** @description The shop's own tax; null where the gateway answers for it, or nothing is taxed. */
            tax: {
                name: string;
                rate_bp: number;
                /** @description True: the price holds it. False: it is added. */
                included: boolean;
                reverse_charge: boolean;
                /** @description For all units and one period. */
                tax_minor: number;
            } | null;
            currency: string;
            /** @enum {string} */
            billing_interval: "day" | "week" | "month" | "year";
            interval_count: number;
            trial_ends_at: string | null;
            /** Format: date-time */
            current_period_end: string;
            cancel_at: string | null;
            /** @description Until when an unpaid one keeps running. */
            grace_ends_at: string | null;
            ended_at: string | null;
            actions: ("cancel" | "keep" | "pause" | "resume" | "change_plan" | "new_payment_method")[];
            /** Format: date-time */
            created_at: string;
            customer: {
                id: string;
                email: string;
                name: string;
            };
            gateway_subscription_id: string;
            problem: string | null;
        };
        AdminSubscriptionDetail: {
            id: string;
            order_id: string;
            product_name: string;
            price_name: string;
            /** @enum {string} */
            status: "trialing" | "active" | "past_due" | "on_hold" | "paused" | "cancel_scheduled" | "cancelled" | "expired";
            status_label: string;
            /** @description One sentence on where it stands and what comes next. */
            headline: string;
            /** @enum {string} */
            gateway: "dodo" | "paypal";
            quantity: number;
            /** @description For all units and one period, before tax that is added. */
            amount_minor: number;
            /** @description What a period costs: with the tax that the shop adds. */
            total_minor: number;
            /** @description The shop's own tax; null where the gateway answers for it, or nothing is taxed. */
            tax: {
                name: string;
                rate_bp: number;
                /** @description True: the price holds it. False: it is added. */
                included: boolean;
                reverse_charge: boolean;
                /** @description For all units and one period. */
                tax_minor: number;
            } | null;
            currency: string;
            /** @enum {string} */
            billing_interval: "day" | "week" | "month" | "year";
            interval_count: number;
            trial_ends_at: string | null;
            /** Format: date-time */
            current_period_end: string;
            cancel_at: string | null;
            /** @description Until when an unpaid one keeps running. */
            grace_ends_at: string | null;
            ended_at: string | null;
            actions: ("cancel" | "keep" | "pause" | "resume" | "change_plan" | "new_payment_method")[];
            /** Format: date-time */
            created_at: string;
            customer: {
                id: string;
                email: string;
                name: string;
            };
            gateway_subscription_id: string;
            problem: string | null;
            charges: {
                /** @description Of the payment. */
                id: string;
                amount_minor: number;
                currency: string;
                /** @description Part of the amount; null where the gateway told none. */
                tax_minor: number | null;
                /** @description Of the shop's own tax. */
                tax_name: string | null;
                tax_rate_bp: number | null;
                refunded_minor: number;
                /** @enum {string} */
                status: "pending" | "succeeded" | "held" | "failed" | "cancelled";
                /** Format: date-time */
                at: string;
            }[];
            price_id: string;
            /** @description The newest change of plan that is open or went wrong lately. */
            change: {
                id: string;
                /** @enum {string} */
                status: "requested" | "charging" | "unknown" | "awaiting_consent" | "scheduled" | "applied" | "refused" | "failed" | "lapsed";
                to_price_id: string;
                to_price_name: string;
                to_quantity: number;
                /** @description Where the buyer agrees, while that is waited for. */
                consent_url: string | null;
                problem: string | null;
                /** Format: date-time */
                created_at: string;
            } | null;
            entitlement: string;
            /** @description What the gateway is being told and has not answered. */
            instruction: string | null;
            /** Format: date-time */
            observed_at: string;
            next_attempt_at: string | null;
            unpaid_since: string | null;
            cancel_reason: string | null;
            policies: {
                [key: string]: unknown;
            };
            history: {
                from: string | null;
                to: string;
                because: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        Artifact: {
            /** @example art_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            name: string;
            version: string;
            file_name: string;
            size_bytes: number;
            sha256: string;
            /** Format: date-time */
            created_at: string;
        };
        InstanceEngine: {
            /** @enum {string} */
            driver: "process" | "oci" | "kubernetes";
            title: string;
            /** @enum {string} */
            takes: "bundle" | "image";
            config_schema: {
                [key: string]: unknown;
            };
        };
        Pool: {
            /** @example pol_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            name: string;
            title: string;
            /** @enum {string} */
            driver: "process" | "oci" | "kubernetes";
            config: {
                [key: string]: unknown;
            };
            host: string | null;
            /** @description Words by which products choose among pools, such as region: eu. */
            labels: {
                [key: string]: string;
            };
            /** @enum {string} */
            status: "open" | "cordoned" | "draining";
            capacity: {
                instances: number;
                cpu_millis: number;
                memory_mb: number;
                disk_mb: number;
            };
            reserved: {
                instances: number;
                cpu_millis: number;
                memory_mb: number;
                disk_mb: number;
            };
            /** @description What is in it; a pool that drains is empty when both are 0. */
            contents: {
                /** @description Instances that have not ended. */
                instances: number;
                /** @description Orders that room is held for and that have no instance yet. */
                held: number;
            };
            /** @description What its engine said last; null until it was asked. */
            seen: {
                problem: string | null;
                guarantees: {
                    holds: string[];
                    lacks: string[];
                } | null;
                capacity: {
                    instances: number;
                    cpu_millis: number;
                    memory_mb: number;
                    disk_mb: number;
                    note: string | null;
                } | null;
            } | null;
            seen_at: string | null;
            /** Format: date-time */
            created_at: string;
        };
        ServerTemplate: {
            /**
             * @description Small letters, digits and hyphens; what products name it by.
             * @example small
             */
            name: string;
            title: string;
            /** @enum {string} */
            kind: "bundle" | "image";
            /** @default / */
            health_path: string;
            /**
             * @description Port inside; processes are told another one.
             * @default 8080
             */
            port: number;
            /** @default [] */
            data_folders: string[];
            /** @default [] */
            environment: ({
                name: string;
                /** @constant */
                kind: "text";
                /** @description May name {{url}}, {{host}}, {{customer_email}}, {{customer_name}}, {{product_name}}, {{plan}}, {{quantity}} and {{order_id}}. */
                value: string;
            } | {
                name: string;
                /** @constant */
                kind: "generated";
                /**
                 * @description Whether the customer may read it, as with an owner's token.
                 * @default false
                 */
                shown_to_customer: boolean;
            })[];
            /** @example tpl_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** Format: date-time */
            created_at: string;
            /** @description Newest first; new instances get the first that is released. */
            versions: {
                /** @example tpv_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                version: string;
                /** @enum {string} */
                status: "released" | "withdrawn";
                image: string | null;
                sha256: string | null;
                size_bytes: number | null;
                /** @description How many instances are to run it. */
                instances: number;
                /** Format: date-time */
                created_at: string;
            }[];
        };
        ResourceProfile: {
            /**
             * @description Small letters, digits and hyphens; what products name it by.
             * @example small
             */
            name: string;
            title: string;
            /** @description Thousandths of a core. */
            cpu_millis: number;
            memory_mb: number;
            disk_mb: number;
            /**
             * @description Processes and threads together.
             * @default 256
             */
            pids: number;
            /** @example rpf_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** Format: date-time */
            created_at: string;
        };
        AdminInstance: {
            /** @example ins_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            product_name: string;
            order_id: string;
            fulfillment_id: string;
            /** @enum {string} */
            status: "setting_up" | "starting" | "running" | "stopped" | "paused" | "in_trouble" | "ending" | "ended";
            status_label: string;
            /** @description One sentence while it is in trouble. */
            problem: string | null;
            url: string | null;
            version: string;
            newer_version: string | null;
            plan: string | null;
            limits: {
                cpu_millis: number;
                memory_mb: number;
                disk_mb: number;
            };
            usage: {
                cpu_millis: number | null;
                memory_mb: number | null;
                disk_mb: number | null;
            };
            /** @description What is being done to it, and how far that is. */
            operation: {
                /** @enum {string} */
                kind: "backup" | "restore" | "restart" | "upgrade";
                step: ("put_back" | "install" | "gate" | "return" | "returning") | null;
            } | null;
            /** @description What may be asked for now. */
            actions: ("start" | "stop" | "restart" | "backup" | "restore" | "upgrade")[];
            /** Format: date-time */
            created_at: string;
            customer_email: string;
            instance_key: string;
            pool: {
                id: string;
                name: string;
            };
            template: string;
            profile: string;
            /** @enum {string} */
            desired_state: "running" | "suspended" | "terminated";
            stopped_by_customer: boolean;
            /** @enum {string} */
            observed_state: "absent" | "starting" | "running" | "unhealthy" | "suspended" | "stopped" | "failed";
            observed_version: string | null;
            observed_at: string | null;
            address: string | null;
            reason: string | null;
            restarts: number;
            problem_code: string | null;
            problem_detail: string | null;
            next_attempt_at: string | null;
            ended_at: string | null;
        };
        AdminInstanceDetail: {
            /** @example ins_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            product_name: string;
            order_id: string;
            fulfillment_id: string;
            /** @enum {string} */
            status: "setting_up" | "starting" | "running" | "stopped" | "paused" | "in_trouble" | "ending" | "ended";
            status_label: string;
            /** @description One sentence while it is in trouble. */
            problem: string | null;
            url: string | null;
            version: string;
            newer_version: string | null;
            plan: string | null;
            limits: {
                cpu_millis: number;
                memory_mb: number;
                disk_mb: number;
            };
            usage: {
                cpu_millis: number | null;
                memory_mb: number | null;
                disk_mb: number | null;
            };
            /** @description What is being done to it, and how far that is. */
            operation: {
                /** @enum {string} */
                kind: "backup" | "restore" | "restart" | "upgrade";
                step: ("put_back" | "install" | "gate" | "return" | "returning") | null;
            } | null;
            /** @description What may be asked for now. */
            actions: ("start" | "stop" | "restart" | "backup" | "restore" | "upgrade")[];
            /** Format: date-time */
            created_at: string;
            customer_email: string;
            instance_key: string;
            pool: {
                id: string;
                name: string;
            };
            template: string;
            profile: string;
            /** @enum {string} */
            desired_state: "running" | "suspended" | "terminated";
            stopped_by_customer: boolean;
            /** @enum {string} */
            observed_state: "absent" | "starting" | "running" | "unhealthy" | "suspended" | "stopped" | "failed";
            observed_version: string | null;
            observed_at: string | null;
            address: string | null;
            reason: string | null;
            restarts: number;
            problem_code: string | null;
            problem_detail: string | null;
            next_attempt_at: string | null;
            ended_at: string | null;
            backups: components["schemas"]["InstanceBackup"][];
            operations: {
                /** @example iop_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                /** @enum {string} */
                kind: "backup" | "restore" | "restart" | "upgrade";
                /** @enum {string} */
                status: "requested" | "running" | "done" | "failed";
                /** @description The last that was begun, of those that have several. */
                step: ("put_back" | "install" | "gate" | "return" | "returning") | null;
                from_version: string | null;
                to_version: string | null;
                /** Format: date-time */
                created_at: string;
                finished_at: string | null;
                requested_by: string;
                detail: string | null;
            }[];
            history: {
                /** @enum {string} */
                desired_state: "running" | "suspended" | "terminated";
                /** @enum {string} */
                observed_state: "absent" | "starting" | "running" | "unhealthy" | "suspended" | "stopped" | "failed";
                problem_code: string | null;
                because: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        InstanceBackup: {
            /** @example ibk_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @enum {string} */
            kind: "manual" | "before_upgrade" | "before_restore";
            /** @enum {string} */
            status: "requested" | "ready" | "failed" | "deleted";
            version: string | null;
            size_bytes: number | null;
            sha256: string | null;
            /** Format: date-time */
            created_at: string;
        };
        InstanceOrphan: {
            pool: {
                id: string;
                name: string;
            };
            instance_key: string;
            instance_id: string;
            state: string;
            /** Format: date-time */
            first_seen_at: string;
            destroy_requested_by: string | null;
        };
        Installation: {
            /** @example ins_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            product_name: string;
            order_id: string;
            fulfillment_id: string;
            /** @enum {string} */
            status: "setting_up" | "starting" | "running" | "stopped" | "paused" | "in_trouble" | "ending" | "ended";
            status_label: string;
            /** @description One sentence while it is in trouble. */
            problem: string | null;
            url: string | null;
            version: string;
            newer_version: string | null;
            plan: string | null;
            limits: {
                cpu_millis: number;
                memory_mb: number;
                disk_mb: number;
            };
            usage: {
                cpu_millis: number | null;
                memory_mb: number | null;
                disk_mb: number | null;
            };
            /** @description What is being done to it, and how far that is. */
            operation: {
                /** @enum {string} */
                kind: "backup" | "restore" | "restart" | "upgrade";
                step: ("put_back" | "install" | "gate" | "return" | "returning") | null;
            } | null;
            /** @description What may be asked for now. */
            actions: ("start" | "stop" | "restart" | "backup" | "restore" | "upgrade")[];
            /** Format: date-time */
            created_at: string;
        };
        InstallationDetail: {
            /** @example ins_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            product_name: string;
            order_id: string;
            fulfillment_id: string;
            /** @enum {string} */
            status: "setting_up" | "starting" | "running" | "stopped" | "paused" | "in_trouble" | "ending" | "ended";
            status_label: string;
            /** @description One sentence while it is in trouble. */
            problem: string | null;
            url: string | null;
            version: string;
            newer_version: string | null;
            plan: string | null;
            limits: {
                cpu_millis: number;
                memory_mb: number;
                disk_mb: number;
            };
            usage: {
                cpu_millis: number | null;
                memory_mb: number | null;
                disk_mb: number | null;
            };
            /** @description What is being done to it, and how far that is. */
            operation: {
                /** @enum {string} */
                kind: "backup" | "restore" | "restart" | "upgrade";
                step: ("put_back" | "install" | "gate" | "return" | "returning") | null;
            } | null;
            /** @description What may be asked for now. */
            actions: ("start" | "stop" | "restart" | "backup" | "restore" | "upgrade")[];
            /** Format: date-time */
            created_at: string;
            backups: components["schemas"]["InstanceBackup"][];
            operations: {
                /** @example iop_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                /** @enum {string} */
                kind: "backup" | "restore" | "restart" | "upgrade";
                /** @enum {string} */
                status: "requested" | "running" | "done" | "failed";
                /** @description The last that was begun, of those that have several. */
                step: ("put_back" | "install" | "gate" | "return" | "returning") | null;
                from_version: string | null;
                to_version: string | null;
                /** Format: date-time */
                created_at: string;
                finished_at: string | null;
            }[];
            /** @description Names of values that can be revealed. */
            secrets: string[];
        };
        AdminDomain: {
            /** @example dom_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            host: string;
            /** @enum {string} */
            kind: "subdomain" | "custom";
            /** @enum {string} */
            status: "pending_dns" | "verified" | "issuing" | "active" | "failing" | "released";
            status_label: string;
            /** @description Where it leads to the installation; null while it does not. */
            url: string | null;
            /** @description What to set where the domain is managed. */
            records: {
                /** @enum {string} */
                type: "CNAME" | "A" | "AAAA" | "TXT";
                name: string;
                value: string;
                note?: string;
            }[];
            /** @description What the last look found wrong, in a sentence. */
            problem: string | null;
            checked_at: string | null;
            /** Format: date-time */
            created_at: string;
            instance_id: string | null;
            order_id: string;
            product_name: string;
            customer_email: string;
            problem_code: string | null;
            next_look_at: string | null;
            failing_since: string | null;
        };
        AdminDomainDetail: {
            /** @example dom_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            host: string;
            /** @enum {string} */
            kind: "subdomain" | "custom";
            /** @enum {string} */
            status: "pending_dns" | "verified" | "issuing" | "active" | "failing" | "released";
            status_label: string;
            /** @description Where it leads to the installation; null while it does not. */
            url: string | null;
            /** @description What to set where the domain is managed. */
            records: {
                /** @enum {string} */
                type: "CNAME" | "A" | "AAAA" | "TXT";
                name: string;
                value: string;
                note?: string;
            }[];
            /** @description What the last look found wrong, in a sentence. */
            problem: string | null;
            checked_at: string | null;
            /** Format: date-time */
            created_at: string;
            instance_id: string | null;
            order_id: string;
            product_name: string;
            customer_email: string;
            problem_code: string | null;
            next_look_at: string | null;
            failing_since: string | null;
            history: {
                from_status: ("pending_dns" | "verified" | "issuing" | "active" | "failing" | "released") | null;
                /** @enum {string} */
                to_status: "pending_dns" | "verified" | "issuing" | "active" | "failing" | "released";
                because: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        InstallationDomain: {
            /** @example dom_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            host: string;
            /** @enum {string} */
            kind: "subdomain" | "custom";
            /** @enum {string} */
            status: "pending_dns" | "verified" | "issuing" | "active" | "failing" | "released";
            status_label: string;
            /** @description Where it leads to the installation; null while it does not. */
            url: string | null;
            /** @description What to set where the domain is managed. */
            records: {
                /** @enum {string} */
                type: "CNAME" | "A" | "AAAA" | "TXT";
                name: string;
                value: string;
                note?: string;
            }[];
            /** @description What the last look found wrong, in a sentence. */
            problem: string | null;
            checked_at: string | null;
            /** Format: date-time */
            created_at: string;
        };
        AdminTask: {
            /** @example tsk_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            fulfillment_id: string;
            order_id: string;
            queue: string;
            title: string;
            instructions: string;
            /** @enum {string} */
            status: "open" | "done" | "cancelled";
            /** @enum {string} */
            state: "unassigned" | "in_work" | "awaiting_customer" | "done" | "cancelled";
            /**
             * Format: date-time
             * @description By when it was promised; moves on by the time that the customer was asked.
             */
            due_at: string;
            overdue: boolean;
            /** @description Since when the customer is asked and the clock stands. */
            asked_at: string | null;
            assignee: {
                id: string;
                name: string;
            } | null;
            checks_done: number;
            checks_total: number;
            customer: {
                email: string;
                name: string;
            };
            product_name: string | null;
            result: {
                note: string;
                workspace_url: string | null;
                facts?: {
                    label: string;
                    value: string;
                }[];
            } | null;
            completed_by: string | null;
            completed_at: string | null;
            /** Format: date-time */
            created_at: string;
        };
        TaskQueue: {
            queue: string;
            unassigned: number;
            in_work: number;
            awaiting_customer: number;
            overdue: number;
        };
        TaskTeamMember: {
            id: string;
            name: string;
            open: number;
        };
        AdminTaskDetail: {
            /** @example tsk_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            fulfillment_id: string;
            order_id: string;
            queue: string;
            title: string;
            instructions: string;
            /** @enum {string} */
            status: "open" | "done" | "cancelled";
            /** @enum {string} */
            state: "unassigned" | "in_work" | "awaiting_customer" | "done" | "cancelled";
            /**
             * Format: date-time
             * @description By when it was promised; moves on by the time that the customer was asked.
             */
            due_at: string;
            overdue: boolean;
            /** @description Since when the customer is asked and the clock stands. */
            asked_at: string | null;
            assignee: {
                id: string;
                name: string;
            } | null;
            checks_done: number;
            checks_total: number;
            customer: {
                email: string;
                name: string;
            };
            product_name: string | null;
            result: {
                note: string;
                workspace_url: string | null;
                facts?: {
                    label: string;
                    value: string;
                }[];
            } | null;
            completed_by: string | null;
            completed_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description What POST …/complete asks for. */
            completion_form: components["schemas"]["FormSchemaOutput"];
            checklist: {
                position: number;
                text: string;
                checked_by: string | null;
                checked_at: string | null;
            }[];
            comments: {
                id: string;
                /** @enum {string} */
                kind: "team" | "customer";
                author: string;
                text: string;
                /** Format: date-time */
                at: string;
            }[];
            questions: {
                id: string;
                text: string;
                asked_by: string;
                /** Format: date-time */
                asked_at: string;
                /** @description By the titles of what was asked. */
                answer: {
                    label: string;
                    value: string;
                }[] | null;
                answered_at: string | null;
                withdrawn_at: string | null;
            }[];
            files: {
                /** @example tfi_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                file_name: string;
                size_bytes: number;
                sha256: string;
                for_customer: boolean;
                uploaded_by: string;
                /** Format: date-time */
                at: string;
            }[];
            /** @description What the customer can see once; the values are sealed. */
            credentials: {
                name: string;
                title: string;
                seen_at: string | null;
            }[];
            history: {
                what: string;
                by: string;
                detail: {
                    [key: string]: unknown;
                };
                /** Format: date-time */
                at: string;
            }[];
        };
        PathMove: {
            id: string;
            order_id: string;
            order_item_id: string;
            /** @description The old delivery: it runs on until the move is completed. */
            from_fulfillment_id: string;
            /** @description The new delivery. */
            to_fulfillment_id: string;
            from: {
                name: string;
                title: string;
            } | null;
            to: {
                name: string;
                title: string;
            };
            /** @enum {string} */
            status: "preparing" | "overlap" | "completed" | "returned" | "failed";
            status_label: string;
            /** @description Where it stands and what happens next, for the customer. */
            sentence: string;
            /** @description When the old delivery ends by itself; null until the new one runs. */
            overlap_ends_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description What may be asked for: null, or else why it may not. */
            actions: {
                [key: string]: string | null;
            };
        };
        AdminPathMove: {
            id: string;
            order_id: string;
            order_item_id: string;
            /** @description The old delivery: it runs on until the move is completed. */
            from_fulfillment_id: string;
            /** @description The new delivery. */
            to_fulfillment_id: string;
            from: {
                name: string;
                title: string;
            } | null;
            to: {
                name: string;
                title: string;
            };
            /** @enum {string} */
            status: "preparing" | "overlap" | "completed" | "returned" | "failed";
            status_label: string;
            /** @description Where it stands and what happens next, for the customer. */
            sentence: string;
            /** @description When the old delivery ends by itself; null until the new one runs. */
            overlap_ends_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description What may be asked for: null, or else why it may not. */
            actions: {
                [key: string]: string | null;
            };
            product_name: string;
            customer_email: string;
            requested_by: string;
            reason: string;
            moved_by: string;
            /** @description Why it stands where it stands. */
            moved_because: string;
        };
        GuardBatch: {
            id: string;
            /** @description vozex where no person caused it. */
            caused_by: string;
            caused_by_name: string | null;
            /** @enum {string} */
            status: "open" | "approved" | "rejected";
            /** Format: date-time */
            opened_at: string;
            decided_at: string | null;
            decided_by: string | null;
            reason: string | null;
            suspends: number;
            /** @description Where there are any, an owner must approve. */
            cancels: number;
            causes: {
                because: string;
                count: number;
            }[];
        };
        HeldDelivery: {
            id: string;
            order_id: string;
            product_name: string;
            customer: {
                email: string;
                name: string;
            };
            driver: string;
            /** @enum {string} */
            status: "queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled";
            /** @enum {string} */
            wish: "suspend" | "cancel";
            because: string;
            /** @enum {string} */
            guard: "waiting" | "passed" | "held" | "approved" | "rejected";
        };
        AdminFulfillment: {
            id: string;
            order_id: string;
            order_item_id: string;
            product_id: string;
            product_name: string;
            path: {
                name: string;
                title: string;
            } | null;
            driver: string;
            provider: string;
            /** @enum {string} */
            status: "queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled";
            status_label: string;
            desired_state: string;
            service_state: string;
            attempts: number;
            last_error: string | null;
            error_code: string | null;
            error_class: string | null;
            external_reference_id: string | null;
            external_workspace_url: string | null;
            next_attempt_at: string | null;
            due_at: string | null;
            /** Format: date-time */
            paid_at: string;
            delivered_at: string | null;
            /** Format: date-time */
            created_at: string;
            customer: {
                email: string;
                name: string;
            };
        };
        AdminFulfillmentDetail: {
            id: string;
            order_id: string;
            order_item_id: string;
            product_id: string;
            product_name: string;
            path: {
                name: string;
                title: string;
            } | null;
            driver: string;
            provider: string;
            /** @enum {string} */
            status: "queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled";
            status_label: string;
            desired_state: string;
            service_state: string;
            attempts: number;
            last_error: string | null;
            error_code: string | null;
            error_class: string | null;
            external_reference_id: string | null;
            external_workspace_url: string | null;
            next_attempt_at: string | null;
            due_at: string | null;
            /** Format: date-time */
            paid_at: string;
            delivered_at: string | null;
            /** Format: date-time */
            created_at: string;
            customer: {
                email: string;
                name: string;
            };
            history: {
                from: ("queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled") | null;
                /** @enum {string} */
                to: "queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled";
                by: string;
                because: string;
                /** Format: date-time */
                at: string;
            }[];
            operations: {
                id: string;
                /** @enum {string} */
                action: "fulfill" | "suspend" | "resume" | "cancel" | "upgrade" | "sync";
                attempt: number;
                /** @enum {string} */
                outcome: "in_flight" | "delivered" | "done" | "not_yet" | "needs_customer" | "needs_operator" | "try_again" | "give_up" | "unknown";
                error_code: string | null;
                error_class: string | null;
                detail: string | null;
                exchange: unknown;
                /** Format: date-time */
                started_at: string;
                finished_at: string | null;
            }[];
            choices: {
                [key: string]: unknown;
            };
            terms: {
                [key: string]: unknown;
            };
            /** @description Why it stands still; it runs again when nobody holds it any more. */
            holds: {
                /** @enum {string} */
                cause: "operator" | "unpaid" | "paused" | "dispute" | "expired";
                /** Format: date-time */
                since: string;
                because: string;
            }[];
            /** @description It was to be taken away together with many others, and runs on until somebody decides. */
            guard: {
                /** @enum {string} */
                verdict: "held" | "rejected";
                batch_id: string;
                /** @enum {string} */
                wish: "suspend" | "cancel";
            } | null;
            quantity: number;
            delivered_plan: string | null;
            /** @description What the customer has; where plan or quantity differ, an upgrade is due. */
            delivered_quantity: number | null;
            ask: unknown;
            task_id: string | null;
            /** @description The open move to another path that it takes part in. */
            move: components["schemas"]["PathMove"] | null;
            actions: {
                [key: string]: string | null;
            };
        };
        Order: {
            id: string;
            /** @enum {string} */
            status: "pending" | "on_hold" | "paid" | "partially_refunded" | "refunded" | "expired" | "cancelled";
            status_label: string;
            /** Format: date-time */
            created_at: string;
            paid_at: string | null;
            /** @enum {string} */
            payment_gateway: "dodo" | "paypal" | "import";
            payment_gateway_title: string;
            /** @description Of an order of an earlier shop: which, and its number and payment there; no payment of ours. */
            imported: {
                from: string;
                number: string;
                payment_reference: string | null;
            } | null;
            total: {
                amount_minor: number;
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
            };
            /** @description What a coupon took off; null without one. */
            discount: {
                amount_minor: number;
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
            } | null;
            coupon_code: string | null;
            /** @description The shop's own tax; empty where the gateway answers for it, or nothing is taxed. */
            taxes: {
                name: string;
                /** @description In hundredths of a percent. */
                rate_bp: number;
                tax: {
                    amount_minor: number;
                    /**
                     * Currency
                     * @example USD
                     */
                    currency: string;
                };
                reverse_charge: boolean;
            }[];
            /** @description True: the prices hold the tax. False: it was added. */
            tax_included: boolean;
            customer: {
                email: string;
                name: string;
            };
            items: {
                id: string;
                product_slug: string;
                product_name: string;
                price_name: string;
                /** @description What was bought of a hybrid product. */
                path: {
                    name: string;
                    title: string;
                } | null;
                quantity: number;
                /** @description At list price, before a discount and added tax. */
                total: {
                    amount_minor: number;
                    /**
                     * Currency
                     * @example USD
                     */
                    currency: string;
                };
                fulfillments: components["schemas"]["Fulfillment"][];
                /** @description Of the subscription it began; null for what is paid once, and until it has begun. */
                subscription_id: string | null;
            }[];
            /** @description Where to POST for a new checkout, while one is possible. */
            pay_again_url: string | null;
            problem: {
                code: string;
                text: string;
            } | null;
        };
        Fulfillment: {
            id: string;
            product_name: string;
            /** @enum {string} */
            delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup" | "hybrid";
            delivery_label: string;
            /** @description Of a hybrid product: which of its paths this delivers. */
            path: {
                name: string;
                title: string;
            } | null;
            /** @enum {string} */
            status: "queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled";
            status_label: string;
            /** @description One sentence on where it stands. */
            headline: string;
            next_action: {
                /** @enum {string} */
                kind: "open_workspace" | "download" | "copy_license" | "answer" | "wait" | "none";
                label: string;
                href: string | null;
            };
            ask: {
                text: string;
                link?: string;
                form_schema?: {
                    [key: string]: unknown;
                };
                records?: {
                    /** @enum {string} */
                    type: "CNAME" | "A" | "AAAA" | "TXT";
                    name: string;
                    value: string;
                    note?: string;
                }[];
                /** Format: date-time */
                since: string;
            } | null;
            /** @description By when it was promised; null once delivered or without a promise. */
            due_at: string | null;
            delivered_at: string | null;
            workspace_url: string | null;
            licenses: {
                id: string;
                hint: string;
                /** @enum {string} */
                status: "active" | "suspended" | "revoked" | "expired";
            }[];
            downloads: {
                /** @description Of the grant: what a download link is made for. */
                id: string;
                name: string;
                version: string;
                file_name: string;
                size_bytes: number;
                sha256: string;
            }[];
            /** @description What the team left at completion. */
            note: string | null;
            /** @description What people do for it; null where none ever had to. */
            work: {
                /** @description Who of the team has it in hand; null while nobody does. */
                by: string | null;
                /** @description By when it is done; null once nothing is being done. */
                due_at: string | null;
                /** @description Since when the clock stands: we wait for the customer. */
                paused_at: string | null;
                steps: {
                    done: number;
                    total: number;
                } | null;
                messages: {
                    id: string;
                    text: string;
                    /** Format: date-time */
                    at: string;
                }[];
                answered: {
                    id: string;
                    question: string;
                    /** Format: date-time */
                    at: string;
                }[];
                files: {
                    id: string;
                    file_name: string;
                    size_bytes: number;
                    /** Format: date-time */
                    at: string;
                }[];
                facts: {
                    label: string;
                    value: string;
                }[];
                /** @description Each can be shown once; the values are not part of this. */
                credentials: {
                    task_id: string;
                    name: string;
                    title: string;
                    seen_at: string | null;
                }[];
            } | null;
            /** @description The open move to another path that it belongs to, on either side. */
            move: components["schemas"]["PathMove"] | null;
            /** @description The paths it may be moved to now; empty where it may not. */
            may_move_to: components["schemas"]["PathOffer"][];
            /** @description Absent in lists of orders. */
            history?: {
                /** @enum {string} */
                status: "queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled";
                label: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        PathOffer: {
            path: string;
            title: string;
            summary: string;
            prices: {
                id: string;
                name: string;
                amount_minor: number;
                /**
                 * Currency
                 * @example USD
                 */
                currency: string;
                /** @enum {string} */
                billing: "one_time" | "recurring";
                billing_interval: ("day" | "week" | "month" | "year") | null;
                interval_count: number | null;
                /** @enum {string} */
                costs: "nothing" | "by_plan_change" | "ask_the_shop";
            }[];
            choices_schema: {
                [key: string]: unknown;
            };
            /**
             * @description Of its cheapest price. Only the shop can move it where the price is dearer than what was paid.
             * @enum {string}
             */
            costs: "nothing" | "by_plan_change" | "ask_the_shop";
        };
        RevealedLicense: {
            license_key: string;
        };
        DownloadLink: {
            url: string;
            /** Format: date-time */
            expires_at: string;
        };
        RevealedCredential: {
            value: string;
        };
        MyFulfillment: {
            id: string;
            product_name: string;
            /** @enum {string} */
            delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup" | "hybrid";
            delivery_label: string;
            /** @description Of a hybrid product: which of its paths this delivers. */
            path: {
                name: string;
                title: string;
            } | null;
            /** @enum {string} */
            status: "queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled";
            status_label: string;
            /** @description One sentence on where it stands. */
            headline: string;
            next_action: {
                /** @enum {string} */
                kind: "open_workspace" | "download" | "copy_license" | "answer" | "wait" | "none";
                label: string;
                href: string | null;
            };
            ask: {
                text: string;
                link?: string;
                form_schema?: {
                    [key: string]: unknown;
                };
                records?: {
                    /** @enum {string} */
                    type: "CNAME" | "A" | "AAAA" | "TXT";
                    name: string;
                    value: string;
                    note?: string;
                }[];
                /** Format: date-time */
                since: string;
            } | null;
            /** @description By when it was promised; null once delivered or without a promise. */
            due_at: string | null;
            delivered_at: string | null;
            workspace_url: string | null;
            licenses: {
                id: string;
                hint: string;
                /** @enum {string} */
                status: "active" | "suspended" | "revoked" | "expired";
            }[];
            downloads: {
                /** @description Of the grant: what a download link is made for. */
                id: string;
                name: string;
                version: string;
                file_name: string;
                size_bytes: number;
                sha256: string;
            }[];
            /** @description What the team left at completion. */
            note: string | null;
            /** @description What people do for it; null where none ever had to. */
            work: {
                /** @description Who of the team has it in hand; null while nobody does. */
                by: string | null;
                /** @description By when it is done; null once nothing is being done. */
                due_at: string | null;
                /** @description Since when the clock stands: we wait for the customer. */
                paused_at: string | null;
                steps: {
                    done: number;
                    total: number;
                } | null;
                messages: {
                    id: string;
                    text: string;
                    /** Format: date-time */
                    at: string;
                }[];
                answered: {
                    id: string;
                    question: string;
                    /** Format: date-time */
                    at: string;
                }[];
                files: {
                    id: string;
                    file_name: string;
                    size_bytes: number;
                    /** Format: date-time */
                    at: string;
                }[];
                facts: {
                    label: string;
                    value: string;
                }[];
                /** @description Each can be shown once; the values are not part of this. */
                credentials: {
                    task_id: string;
                    name: string;
                    title: string;
                    seen_at: string | null;
                }[];
            } | null;
            /** @description The open move to another path that it belongs to, on either side. */
            move: components["schemas"]["PathMove"] | null;
            /** @description The paths it may be moved to now; empty where it may not. */
            may_move_to: components["schemas"]["PathOffer"][];
            /** @description Absent in lists of orders. */
            history?: {
                /** @enum {string} */
                status: "queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled";
                label: string;
                /** Format: date-time */
                at: string;
            }[];
            order_id: string;
        };
        MyLicense: {
            id: string;
            product_name: string;
            hint: string;
            /** @enum {string} */
            status: "active" | "suspended" | "revoked" | "expired";
            license_type: string;
            max_activations: number | null;
            expires_at: string | null;
            order_id: string;
            /** Format: date-time */
            created_at: string;
        };
        MyDownload: {
            id: string;
            product_name: string;
            order_id: string;
            artifact: {
                version: string;
                file_name: string;
                size_bytes: number;
                sha256: string;
            } | null;
        };
        MailSummary: {
            id: string;
            kind: string;
            recipient: string;
            /** @enum {string} */
            status: "waiting" | "sent" | "failed";
            subject: string | null;
            problem: string | null;
            /** Format: date-time */
            created_at: string;
            sent_at: string | null;
        };
        Alert: {
            /** @example alt_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            rule: string;
            title: string;
            about: string;
            /** @description Whom it is about; empty: the shop. */
            subject: string;
            /** @enum {string} */
            severity: "critical" | "warning" | "info";
            /** @enum {string} */
            state: "open" | "acknowledged" | "snoozed" | "resolved";
            summary: string;
            detail: {
                [key: string]: unknown;
            };
            value: number;
            runbook_url: string;
            /** Format: date-time */
            opened_at: string;
            /** Format: date-time */
            seen_at: string;
            told_at: string | null;
            /** @description Since when it is not so any more; it is resolved once that lasts. */
            healing_since: string | null;
            acknowledged_at: string | null;
            acknowledged_by: string | null;
            snoozed_until: string | null;
            snoozed_by: string | null;
            resolved_at: string | null;
        };
        AlertTelling: {
            /** @example alm_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            alert_id: string | null;
            /** @enum {string} */
            news: "opened" | "reminded" | "resolved" | "test";
            /** @enum {string} */
            kind: "mail" | "webhook";
            address: string;
            /** @enum {string} */
            status: "waiting" | "sent" | "failed";
            attempts: number;
            /** @description HTTP status of the last answer to a webhook. */
            answer: number | null;
            problem: string | null;
            /** Format: date-time */
            created_at: string;
            finished_at: string | null;
        };
        AlertDestination: {
            /** @example ald_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @enum {string} */
            kind: "mail" | "webhook";
            name: string;
            address: string;
            /** @enum {string} */
            least_severity: "critical" | "warning" | "info";
            enabled: boolean;
            created_by: string;
            /** Format: date-time */
            created_at: string;
            /** @description What was last told there. */
            last: components["schemas"]["AlertTelling"] | null;
        };
        Invariants: {
            items: {
                name: string;
                promise: string;
                /** @description At most twenty; ids lead to what they name. */
                offenders: string[];
                /** @enum {string} */
                state: "holds" | "broken" | "unknown";
                /** @description What healing it does; null where only people mend it. */
                heals: string | null;
            }[];
            last: components["schemas"]["AuditRun"] | null;
            is_running: boolean;
            every_minutes: number;
            heals_by_itself: boolean;
        };
        AuditRun: {
            /** @example aud_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @enum {string} */
            status: "running" | "done" | "failed";
            /** @description "vozex" for the schedule. */
            requested_by: string;
            heals: boolean;
            /** @description False where the costliest promises were proven on a part of the rows. */
            whole: boolean;
            /** @description What is still broken. */
            findings: {
                name: string;
                promise: string;
                /** @description At most twenty; ids lead to what they name. */
                offenders: string[];
            }[];
            healed: {
                invariant: string;
                subject: string;
                did: string;
            }[];
            /** @description Promises whose proof failed. */
            unproven: string[];
            problem: string | null;
            /** Format: date-time */
            started_at: string;
            finished_at: string | null;
        };
        AdminOrder: {
            id: string;
            /** @enum {string} */
            status: "pending" | "on_hold" | "paid" | "partially_refunded" | "refunded" | "expired" | "cancelled";
            status_label: string;
            customer: {
                email: string;
                name: string;
            };
            total: {
                amount_minor: number;
                currency: string;
            };
            refunded_minor: number;
            payment_gateway: string;
            /** @description Of an order of an earlier shop: its number and payment there. No payment of ours is behind it. */
            imported: {
                from: string;
                number: string;
                gateway: string | null;
                payment_reference: string | null;
            } | null;
            /** Format: date-time */
            created_at: string;
            paid_at: string | null;
            items: {
                product_name: string;
                quantity: number;
            }[];
        };
        ChecklistLine: {
            /** @enum {string} */
            key: "delivery_model" | "fulfillment_driver" | "prices" | "gateways" | "fulfillment_config" | "form_rules" | "connection" | "gateway_connections" | "checkout" | "rehearsal" | "customer_dashboard" | "runbook";
            title: string;
            /** @enum {string} */
            status: "passed" | "failed" | "not_run" | "not_applicable";
            /** @description What was found. */
            detail: string;
            /** @description What to do about it; null where nothing is to be done. */
            fix: string | null;
            /** @description Where in the admin it is mended or seen. */
            place: ("product" | "checkout_preview" | "gateways" | "rehearsals") | null;
            /** @description What makes the check run anew; null where it runs whenever the list is read. */
            run: ("test_connection" | "test_gateways" | "rehearse") | null;
        };
        Setting: {
            key: string;
            section: string;
            title: string;
            description: string;
            /** @description JSON Schema of the value. */
            schema: {
                [key: string]: unknown;
            };
            value: {
                [key: string]: unknown;
            };
            /** @description 0 while nobody has changed it. */
            revision: number;
            updated_at: string | null;
            updated_by: string | null;
        };
        DoctorFinding: {
            /** @enum {string} */
            area: "configuration" | "database" | "clock" | "disk" | "secrets" | "gateways" | "mail" | "people" | "work" | "backup";
            /** @enum {string} */
            level: "ok" | "warning" | "error";
            detail: string;
            fix: string | null;
        };
        DeadLetterCause: {
            driver: string;
            provider: string;
            /** @description How the fault is called. */
            code: string;
            count: number;
            snoozed: number;
            /** Format: date-time */
            first_at: string;
            /** Format: date-time */
            last_at: string;
            sample_id: string;
            voices: components["schemas"]["FaultVoices"];
        };
        FaultVoices: {
            /** @description What a customer may read of it. */
            customer: string;
            /** @description What an operator does about it. */
            operator: string;
            /** @description What a developer of the provider looks for. */
            developer: string;
        };
        DeadLetter: {
            id: string;
            order_id: string;
            product_name: string;
            customer: {
                email: string;
                name: string;
            };
            driver: string;
            provider: string;
            code: string;
            error_class: string | null;
            /** @enum {string} */
            status: "queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled";
            attempts: number;
            detail: string | null;
            /** Format: date-time */
            paid_at: string;
            /** Format: date-time */
            failed_at: string;
            snoozed_until: string | null;
            snoozed_by: string | null;
            snoozed_because: string | null;
            task_id: string | null;
            call: {
                /** @enum {string} */
                action: "fulfill" | "suspend" | "resume" | "cancel" | "upgrade" | "sync";
                attempt: number;
                /** @enum {string} */
                outcome: "in_flight" | "delivered" | "done" | "not_yet" | "needs_customer" | "needs_operator" | "try_again" | "give_up" | "unknown";
                /** Format: date-time */
                started_at: string;
            } | null;
            /** @description For the developer of the provider: ids, times, what was sent and answered. */
            report: string;
        };
        BenchRun: {
            id: string;
            /** @enum {string} */
            action: "retry" | "cancel_refund" | "hand_over" | "snooze";
            /** @enum {string} */
            status: "running" | "done";
            /** @description How many there were when it was asked for. */
            matched: number;
            done: number;
            refused: number;
            refusals: {
                id: string;
                code: string;
                message: string;
            }[];
        };
        DisputeEvidence: {
            /** Format: date-time */
            made_at: string;
            /** @description Where buyers reach the shop. */
            shop: string;
            dispute: {
                /** @example dsp_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                /** @enum {string} */
                gateway: "dodo" | "paypal";
                gateway_dispute_id: string;
                /** @example pay_01k9zq3v7m8d2n4p6r8t0w2y4b */
                payment_id: string;
                /** @enum {string} */
                status: "opened" | "under_review" | "won" | "lost";
                amount_minor: number | null;
                currency: string | null;
                reason: string | null;
                stage: string | null;
                respond_by: string | null;
                /** Format: date-time */
                opened_at: string;
                closed_at: string | null;
                moves: {
                    from: string | null;
                    to: string;
                    because: string | null;
                    /** Format: date-time */
                    at: string;
                }[];
            };
            customer: {
                /** @example cus_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                name: string;
                email: string;
                /** Format: date-time */
                since: string;
                other_paid_orders: number;
                /** @description Null for a guest. Only sign-ins whose session is still kept. */
                account: {
                    email_verified: boolean;
                    /** Format: date-time */
                    created_at: string;
                    sign_ins: {
                        /** Format: date-time */
                        at: string;
                        ip_address: string | null;
                        user_agent: string | null;
                    }[];
                } | null;
            };
            order: {
                /** @example ord_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                /** @enum {string} */
                status: "pending" | "on_hold" | "paid" | "partially_refunded" | "refunded" | "expired" | "cancelled";
                currency: string;
                total_minor: number;
                refunded_minor: number;
                /** Format: date-time */
                created_at: string;
                paid_at: string | null;
                items: {
                    /** @example oit_01k9zq3v7m8d2n4p6r8t0w2y4b */
                    id: string;
                    product_name: string;
                    price_name: string;
                    quantity: number;
                    unit_amount_minor: number;
                    total_minor: number;
                    billing: string;
                    billing_interval: string | null;
                    interval_count: number | null;
                    trial_days: number | null;
                    delivery_model: string;
                    choices: {
                        [key: string]: unknown;
                    };
                    /** @description The terms of sale as frozen at purchase. */
                    terms: {
                        [key: string]: unknown;
                    };
                    policies: components["schemas"]["ProductPoliciesOutput"];
                }[];
                moves: {
                    from: string | null;
                    to: string;
                    because: string | null;
                    /** Format: date-time */
                    at: string;
                }[];
            };
            checkouts: {
                /** @enum {string} */
                gateway: "dodo" | "paypal";
                gateway_checkout_id: string | null;
                /** Format: date-time */
                at: string;
            }[];
            payments: {
                /** @example pay_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                is_disputed: boolean;
                /** @enum {string} */
                gateway: "dodo" | "paypal";
                gateway_payment_id: string;
                gateway_subscription_id: string | null;
                /** @enum {string} */
                status: "pending" | "succeeded" | "held" | "failed" | "cancelled";
                amount_minor: number;
                currency: string;
                tax_minor: number | null;
                refunded_minor: number;
                paid_at: string | null;
                /** @description Its receipt, for operators of the shop. */
                receipt_url: string;
            }[];
            gateway_events: {
                event_id: string;
                event_type: string;
                /** Format: date-time */
                received_at: string;
                applied_at: string | null;
            }[];
            subscriptions: {
                /** @example sub_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                gateway_subscription_id: string;
                status: string;
                /** Format: date-time */
                started_at: string;
                trial_ends_at: string | null;
                /** Format: date-time */
                current_period_start: string;
                /** Format: date-time */
                current_period_end: string;
                paid_periods: number;
                moves: {
                    from: string | null;
                    to: string;
                    because: string | null;
                    /** Format: date-time */
                    at: string;
                }[];
            }[];
            deliveries: {
                /** @example ful_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                /** @example oit_01k9zq3v7m8d2n4p6r8t0w2y4b */
                order_item_id: string;
                product_name: string;
                driver: string;
                provider: string;
                /** @enum {string} */
                status: "queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled";
                service_state: string;
                delivered_at: string | null;
                workspace_url: string | null;
                provider_reference: string | null;
                provider_customer: string | null;
                /** @description What the delivery said of itself, such as a note or a version. */
                handed_over: {
                    [key: string]: unknown;
                };
                moves: {
                    from: string | null;
                    to: string;
                    because: string | null;
                    /** Format: date-time */
                    at: string;
                }[];
                calls: {
                    action: string;
                    outcome: string;
                    /** Format: date-time */
                    started_at: string;
                    finished_at: string | null;
                }[];
                licenses: {
                    /** @example lic_01k9zq3v7m8d2n4p6r8t0w2y4b */
                    id: string;
                    key_hint: string;
                    license_type: string;
                    /** @enum {string} */
                    status: "active" | "suspended" | "revoked" | "expired";
                    max_activations: number | null;
                    expires_at: string | null;
                    /** Format: date-time */
                    issued_at: string;
                }[];
                downloads: {
                    /** Format: date-time */
                    at: string;
                    file_name: string;
                    version: string;
                    sha256: string;
                    ip_address: string | null;
                }[];
                work_done: {
                    title: string;
                    /** Format: date-time */
                    completed_at: string;
                    completed_by: string | null;
                }[];
            }[];
            mails: {
                kind: string;
                recipient: string;
                status: string;
                /** Format: date-time */
                created_at: string;
                sent_at: string | null;
            }[];
            refunds: {
                /** @example rfd_01k9zq3v7m8d2n4p6r8t0w2y4b */
                id: string;
                /** @example pay_01k9zq3v7m8d2n4p6r8t0w2y4b */
                payment_id: string;
                gateway_refund_id: string | null;
                /** @enum {string} */
                status: "requested" | "unknown" | "pending" | "succeeded" | "failed";
                amount_minor: number;
                currency: string;
                reversal: boolean;
                reason: string;
                requested_by: string;
                /** Format: date-time */
                at: string;
            }[];
            /** @description All of it in the order of time. */
            timeline: {
                /** Format: date-time */
                at: string;
                what: string;
            }[];
            /** @description Lists that are longer than what is shown; the newest are left out. */
            cut: string[];
        };
        SalesReport: {
            range: components["schemas"]["ReportRange"];
            currency: string | null;
            /** @description By currency, never added up; `before` is the same number of days before. */
            totals: {
                currency: string;
                now: {
                    payments: number;
                    paid_minor: number;
                    refunded_minor: number;
                    /** @description Taken back by the gateway, as after a lost dispute. */
                    reversed_minor: number;
                    net_minor: number;
                    orders_placed: number;
                    orders_paid: number;
                };
                before: {
                    payments: number;
                    paid_minor: number;
                    refunded_minor: number;
                    /** @description Taken back by the gateway, as after a lost dispute. */
                    reversed_minor: number;
                    net_minor: number;
                    orders_placed: number;
                    orders_paid: number;
                };
            }[];
            days: {
                payments: number;
                paid_minor: number;
                refunded_minor: number;
                /** @description Taken back by the gateway, as after a lost dispute. */
                reversed_minor: number;
                net_minor: number;
                orders_placed: number;
                orders_paid: number;
                /** Format: date */
                day: string;
            }[];
            /** @description What was bought, at the prices of purchase; later periods of subscriptions are payments only. */
            products: {
                product_id: string;
                name: string;
                units: number;
                amount_minor: number;
            }[];
        };
        ReportRange: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            days: number;
            /** @constant */
            time_zone: "UTC";
        };
        DeliveriesReport: {
            range: components["schemas"]["ReportRange"];
            now: {
                opened: number;
                delivered: number;
                /** @description Delivered within the time that was promised. */
                kept: number;
                late: number;
                /** @description Delivered where no time was promised. */
                unpromised: number;
                /** @description Deliveries that came to a failure, counted once a day each. */
                failed: number;
            };
            before: {
                opened: number;
                delivered: number;
                /** @description Delivered within the time that was promised. */
                kept: number;
                late: number;
                /** @description Delivered where no time was promised. */
                unpromised: number;
                /** @description Deliveries that came to a failure, counted once a day each. */
                failed: number;
            };
            days: {
                opened: number;
                delivered: number;
                /** @description Delivered within the time that was promised. */
                kept: number;
                late: number;
                /** @description Delivered where no time was promised. */
                unpromised: number;
                /** @description Deliveries that came to a failure, counted once a day each. */
                failed: number;
                /** Format: date */
                day: string;
            }[];
            products: {
                opened: number;
                delivered: number;
                /** @description Delivered within the time that was promised. */
                kept: number;
                late: number;
                /** @description Delivered where no time was promised. */
                unpromised: number;
                /** @description Deliveries that came to a failure, counted once a day each. */
                failed: number;
                product_id: string;
                name: string;
                /** @description From payment to delivery, rounded up by less than a fifth. */
                p50_seconds: number | null;
                p95_seconds: number | null;
            }[];
        };
        ProvidersReport: {
            range: components["schemas"]["ReportRange"];
            days: {
                calls: number;
                /** @description Refused, given up, or with an outcome that nobody read. */
                failed: number;
                /** @description Of the failed ones: nobody knows yet what came of them. */
                unknown: number;
                /** Format: date */
                day: string;
            }[];
            providers: {
                calls: number;
                /** @description Refused, given up, or with an outcome that nobody read. */
                failed: number;
                /** @description Of the failed ones: nobody knows yet what came of them. */
                unknown: number;
                provider: string;
                last_hour: {
                    calls: number;
                    /** @description Refused, given up, or with an outcome that nobody read. */
                    failed: number;
                    /** @description Of the failed ones: nobody knows yet what came of them. */
                    unknown: number;
                    p95_ms: number | null;
                };
                last_day: {
                    calls: number;
                    /** @description Refused, given up, or with an outcome that nobody read. */
                    failed: number;
                    /** @description Of the failed ones: nobody knows yet what came of them. */
                    unknown: number;
                    p95_ms: number | null;
                };
            }[];
        };
        QueueReport: {
            range: components["schemas"]["ReportRange"];
            now: {
                /** @description Deliveries whose time has come. */
                waiting: number;
                /** @description How long the one that waits longest has waited. */
                oldest_seconds: number;
                with_customers: number;
                with_team: number;
                failed: number;
                /** @description Webhook events that were kept and not yet applied. */
                events: number;
                mails: number;
            };
            /** @description The most of each hour; of each day where more than 7 days are asked for. */
            points: {
                /** @description Deliveries whose time has come. */
                waiting: number;
                /** @description How long the one that waits longest has waited. */
                oldest_seconds: number;
                with_customers: number;
                with_team: number;
                failed: number;
                /** @description Webhook events that were kept and not yet applied. */
                events: number;
                mails: number;
                /** Format: date-time */
                at: string;
            }[];
        };
        SearchAnswer: {
            items: {
                /** @enum {string} */
                kind: "customer" | "order" | "product" | "payment" | "refund" | "dispute" | "subscription" | "fulfillment" | "license" | "instance" | "task" | "event";
                id: string;
                title: string;
                /** @description What else tells it from others. */
                note: string;
                status: string | null;
                /** @description The thing whose page shows it, where it has none of its own. */
                of: string;
            }[];
        };
        ImportFile: {
            /** @enum {string} */
            kind: "products" | "customers" | "orders" | "licenses";
            columns: {
                name: string;
                required: boolean;
                meaning: string;
            }[];
        };
        Import: {
            /** @example imp_01k9zq3v7m8d2n4p6r8t0w2y4b */
            id: string;
            /** @enum {string} */
            kind: "products" | "customers" | "orders" | "licenses";
            source: string;
            file_name: string;
            dry_run: boolean;
            /** @enum {string} */
            status: "waiting" | "running" | "done" | "failed" | "cancelled";
            /** @description Why it could not go on. */
            problem: string | null;
            /** @description Columns of the file that are none of its kind. */
            ignored_columns: string[];
            /** @description Of these, those of which it can be said which column was probably meant. */
            column_hints: {
                [key: string]: string;
            };
            /** @description As its decisions say. */
            renamed_columns: {
                [key: string]: string;
            };
            rows_total: number;
            rows_done: number;
            /** @description Rows by what became of them. */
            counts: {
                [key: string]: number;
            };
            /** @description False once it was forgotten, with what was told of its rows. */
            has_file: boolean;
            started_by: string;
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            ended_at: string | null;
        };
        ImportedRow: {
            row_number: number;
            line: number;
            external_id: string | null;
            /** @enum {string} */
            outcome: "created" | "linked" | "updated" | "unchanged" | "kept" | "skipped" | "bad";
            /** @description What it is here; null where it is nothing, and in dry runs. */
            target_id: string | null;
            problems: {
                code: string;
                field: string | null;
                message: string;
            }[];
            product: {
                slug: string;
                name: string;
                /** @description What its row or a person says. */
                delivery_model: string | null;
                /** @description Where neither says anything. */
                proposal: components["schemas"]["DeliveryProposal"] | null;
                /** @description It is a draft that somebody has to decide about. */
                undecided: boolean;
                /** @description What it still lacks to be sold. */
                missing: string[];
            } | null;
        };
        DeliveryProposal: {
            delivery_model: string | null;
            fulfillment_driver: string | null;
            /** @enum {string} */
            confidence: "certain" | "likely" | "unclear";
            reason: string;
        };
        PresentationOutput: {
            /**
             * @description The shelf it stands on.
             * @default null
             */
            category: string | null;
            /** @default [] */
            tags: string[];
            /**
             * @description In the order of the gallery; the first one stands on the shelf.
             * @default []
             */
            pictures: components["schemas"]["PictureUse"][];
            /**
             * @description What a buyer needs to use it, a line each.
             * @default []
             */
            requirements: string[];
            /**
             * @description Documentation, support, source.
             * @default []
             */
            links: {
                title: string;
                /** Format: uri */
                url: string;
            }[];
            /** @default [] */
            faq: {
                question: string;
                answer: string;
            }[];
        };
        ProductPoliciesOutput: {
            /**
             * Refunded in full
             * @description What happens to the delivery when all the money went back.
             * @default revoke
             * @enum {string}
             */
            full_refund: "revoke" | "keep";
            /**
             * Refunded in part
             * @description Whether units that were refunded are taken back.
             * @default keep
             * @enum {string}
             */
            partial_refund: "keep" | "revoke_quantity";
            /**
             * Dispute opened
             * @default suspend
             * @enum {string}
             */
            dispute_opened: "suspend" | "keep";
            /**
             * Dispute lost, or money reversed
             * @default revoke
             * @enum {string}
             */
            dispute_lost: "revoke" | "keep";
            /**
             * Days of grace
             * @description How long a failed renewal keeps the service running.
             * @default 7
             */
            grace_days: number;
            /**
             * Trial that is not paid
             * @description After the days of grace.
             * @default cancel
             * @enum {string}
             */
            unpaid_trial: "cancel" | "suspend";
            /**
             * Give up after days
             * @description A subscription unpaid for so long is cancelled.
             * @default 30
             */
            give_up_after_days: number;
            /**
             * Subscription cancelled
             * @description Perpetual fallback: licenses stay usable for versions released before the end.
             * @default at_period_end
             * @enum {string}
             */
            subscription_cancelled: "at_period_end" | "at_once" | "perpetual_fallback";
            /**
             * Subscription expired
             * @default cancel
             * @enum {string}
             */
            subscription_expired: "cancel" | "read_only";
            /**
             * Days of overlap
             * @description When a customer moves to another path: how long the old one still runs beside the new one.
             * @default 7
             */
            overlap_days: number;
        };
        PathWriteOutput: {
            /** @description What prices, orders and deliveries call it; unique within the product. */
            name: string;
            title: string;
            /** @default  */
            summary: string;
            /** @enum {string} */
            delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup";
            /** @description A key of GET /api/admin/fulfillment-drivers. */
            fulfillment_driver: string;
            /**
             * @description What the driver's config_schema asks for. Secrets stand here as references: secret:name.
             * @default {}
             */
            fulfillment_config: {
                [key: string]: unknown;
            };
            /** @default null */
            external_provider: string | null;
            /** @default null */
            external_product_ref: string | null;
        };
        ImportDocumentOutput: {
            /** @description Known by slug. */
            products: {
                /** @description The address of the product: lower case, digits and single hyphens. */
                slug: string;
                name: string;
                /** @default  */
                summary: string;
                /**
                 * @description HTML, of which only harmless parts are kept; a text without a tag is taken as plain paragraphs.
                 * @default
                 */
                description: string;
                presentation: components["schemas"]["PresentationOutput"];
                /** @enum {string} */
                delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup" | "hybrid";
                /**
                 * @description A key of GET /api/admin/fulfillment-drivers; null for a hybrid product, whose paths have their own.
                 * @default null
                 */
                fulfillment_driver: string | null;
                /**
                 * @description What the driver's config_schema asks for. Secrets stand here as references: secret:name.
                 * @default {}
                 */
                fulfillment_config: {
                    [key: string]: unknown;
                };
                /** @default null */
                external_provider: string | null;
                /** @default null */
                external_product_ref: string | null;
                /** @default false */
                is_recurring: boolean;
                /** @default false */
                supports_trial: boolean;
                /** @default null */
                trial_days: number | null;
                enabled_payment_gateways: ("dodo" | "paypal")[];
                /** @enum {string} */
                default_payment_gateway: "dodo" | "paypal";
                /**
                 * @description Chooses among the shop's tax rules of a place; null: the rule for everything.
                 * @default null
                 */
                tax_category: string | null;
                policies: components["schemas"]["ProductPoliciesOutput"];
                /**
                 * @description Of a hybrid product, two or more, in the order of the shop; empty for every other.
                 * @default []
                 */
                paths: components["schemas"]["PathWriteOutput"][];
                /**
                 * @description Its texts in further languages. Its own are in the language of the shop.
                 * @default {}
                 */
                translations: {
                    en?: components["schemas"]["ProductTranslation"];
                    de?: components["schemas"]["ProductTranslation"];
                };
                /**
                 * @description Absent: a new product is a draft, a known one stays as it is.
                 * @enum {string}
                 */
                status?: "draft" | "published" | "archived";
                /**
                 * @description Known by name within their product.
                 * @default []
                 */
                prices: {
                    name: string;
                    /**
                     * @description The path of a hybrid product that it buys; else null.
                     * @default null
                     */
                    path: string | null;
                    /** @enum {string} */
                    billing: "one_time" | "recurring";
                    /** @description In the smallest unit: 1999 with USD is $19.99. */
                    amount_minor: number;
                    /**
                     * Currency
                     * @example USD
                     */
                    currency: string;
                    /** @default null */
                    billing_interval: ("day" | "week" | "month" | "year") | null;
                    /** @default null */
                    interval_count: number | null;
                    /**
                     * @description Null: the product's own, where it supports trials.
                     * @default null
                     */
                    trial_days: number | null;
                    /**
                     * @description The provider's own name for what this price buys.
                     * @default null
                     */
                    plan: string | null;
                    /**
                     * @description What this plan has, a line each, as plans are compared.
                     * @default []
                     */
                    features: string[];
                    /** @default true */
                    active: boolean;
                    /** @default {} */
                    mappings: {
                        dodo?: {
                            product_id: string;
                        };
                        paypal?: {
                            product_id?: string;
                            plan_id?: string;
                        };
                    };
                    /**
                     * @description Its name and features in further languages.
                     * @default {}
                     */
                    translations: {
                        en?: components["schemas"]["PriceTranslation"];
                        de?: components["schemas"]["PriceTranslation"];
                    };
                }[];
            }[];
            /**
             * @description Stored sealed, before the products are checked.
             * @default {}
             */
            secrets: {
                [key: string]: {
                    /** @description Never returned. */
                    value: string;
                    /**
                     * @description What it is for, in words for the team.
                     * @default
                     */
                    purpose: string;
                };
            };
        };
        /** @description A JSON Schema of one flat object, drawn as a form. */
        FormSchemaOutput: {
            /** @constant */
            type: "object";
            properties: {
                [key: string]: {
                    /** @enum {string} */
                    type: "string" | "boolean" | "integer";
                    title: string;
                    description?: string;
                    /** @enum {string} */
                    format?: "uri" | "email";
                    enum?: string[];
                    /** @constant */
                    widget?: "textarea";
                    minLength?: number;
                    maxLength?: number;
                    minimum?: number;
                    maximum?: number;
                    /** @description A credential: sealed, and shown to the customer once. */
                    writeOnly?: boolean;
                };
            };
            /** @default [] */
            required: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_api_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_me_language: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    language: "en" | "de";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        language: "en" | "de";
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_api_me_profile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    name: string;
                    /** @enum {string} */
                    role: "read_only" | "operator" | "owner";
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, LAST_OWNER, KEY_NEEDS_A_PERSON, KEY_ROLE_TOO_HIGH, TOO_MANY_KEYS, ALREADY_MEMBER. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_api_admin_team_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "customer" | "read_only" | "operator" | "owner";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, LAST_OWNER, KEY_NEEDS_A_PERSON, KEY_ROLE_TOO_HIGH, TOO_MANY_KEYS, ALREADY_MEMBER. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_api_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_api_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    role: "read_only" | "operator" | "owner";
                    /** @description Until it ends; null for no end. */
                    days: number | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example key_01k9zq3v7m8d2n4p6r8t0w2y4b */
                        id: string;
                        key: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, LAST_OWNER, KEY_NEEDS_A_PERSON, KEY_ROLE_TOO_HIGH, TOO_MANY_KEYS, ALREADY_MEMBER. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_admin_api_keys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example key_01k9zq3v7m8d2n4p6r8t0w2y4b */
                        id: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_audit_log: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                /** @description The part of the shop, such as `payments`. */
                room?: string;
                actor?: string;
                subject?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_products: {
        parameters: {
            query?: {
                category?: string;
                tag?: string;
                delivery?: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup";
                billing?: "one_time" | "recurring";
                currency?: string;
                limit?: number;
                /** @description `next` of the page before, with the same filters and order. */
                after?: string;
                /** @description Words, or their beginnings; every one must be found. */
                q?: string;
                /** @description Absent: by relevance where something is looked for, else newest first. */
                sort?: "relevance" | "newest" | "name" | "price";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProductCard"][];
                        next: string | null;
                        /** @description With the first page only. */
                        facets: components["schemas"]["ShelfFacets"] | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_products_slug: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_products: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                status?: "draft" | "published" | "archived";
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminProduct"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_products: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The address of the product: lower case, digits and single hyphens. */
                    slug: string;
                    name: string;
                    /** @default  */
                    summary?: string;
                    /**
                     * @description HTML, of which only harmless parts are kept; a text without a tag is taken as plain paragraphs.
                     * @default
                     */
                    description?: string;
                    /** @default {} */
                    presentation?: components["schemas"]["Presentation"];
                    /** @enum {string} */
                    delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup" | "hybrid";
                    /**
                     * @description A key of GET /api/admin/fulfillment-drivers; null for a hybrid product, whose paths have their own.
                     * @default null
                     */
                    fulfillment_driver?: string | null;
                    /**
                     * @description What the driver's config_schema asks for. Secrets stand here as references: secret:name.
                     * @default {}
                     */
                    fulfillment_config?: {
                        [key: string]: unknown;
                    };
                    /** @default null */
                    external_provider?: string | null;
                    /** @default null */
                    external_product_ref?: string | null;
                    /** @default false */
                    is_recurring?: boolean;
                    /** @default false */
                    supports_trial?: boolean;
                    /** @default null */
                    trial_days?: number | null;
                    enabled_payment_gateways: ("dodo" | "paypal")[];
                    /** @enum {string} */
                    default_payment_gateway: "dodo" | "paypal";
                    /**
                     * @description Chooses among the shop's tax rules of a place; null: the rule for everything.
                     * @default null
                     */
                    tax_category?: string | null;
                    /** @default {} */
                    policies?: components["schemas"]["ProductPolicies"];
                    /**
                     * @description Of a hybrid product, two or more, in the order of the shop; empty for every other.
                     * @default []
                     */
                    paths?: components["schemas"]["PathWrite"][];
                    /**
                     * @description Its texts in further languages. Its own are in the language of the shop.
                     * @default {}
                     */
                    translations?: {
                        en?: components["schemas"]["ProductTranslation"];
                        de?: components["schemas"]["ProductTranslation"];
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminProduct"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_products_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminProduct"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_admin_products_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The address of the product: lower case, digits and single hyphens. */
                    slug: string;
                    name: string;
                    /** @default  */
                    summary?: string;
                    /**
                     * @description HTML, of which only harmless parts are kept; a text without a tag is taken as plain paragraphs.
                     * @default
                     */
                    description?: string;
                    /** @default {} */
                    presentation?: components["schemas"]["Presentation"];
                    /** @enum {string} */
                    delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup" | "hybrid";
                    /**
                     * @description A key of GET /api/admin/fulfillment-drivers; null for a hybrid product, whose paths have their own.
                     * @default null
                     */
                    fulfillment_driver?: string | null;
                    /**
                     * @description What the driver's config_schema asks for. Secrets stand here as references: secret:name.
                     * @default {}
                     */
                    fulfillment_config?: {
                        [key: string]: unknown;
                    };
                    /** @default null */
                    external_provider?: string | null;
                    /** @default null */
                    external_product_ref?: string | null;
                    /** @default false */
                    is_recurring?: boolean;
                    /** @default false */
                    supports_trial?: boolean;
                    /** @default null */
                    trial_days?: number | null;
                    enabled_payment_gateways: ("dodo" | "paypal")[];
                    /** @enum {string} */
                    default_payment_gateway: "dodo" | "paypal";
                    /**
                     * @description Chooses among the shop's tax rules of a place; null: the rule for everything.
                     * @default null
                     */
                    tax_category?: string | null;
                    /** @default {} */
                    policies?: components["schemas"]["ProductPolicies"];
                    /**
                     * @description Of a hybrid product, two or more, in the order of the shop; empty for every other.
                     * @default []
                     */
                    paths?: components["schemas"]["PathWrite"][];
                    /**
                     * @description Its texts in further languages. Its own are in the language of the shop.
                     * @default {}
                     */
                    translations?: {
                        en?: components["schemas"]["ProductTranslation"];
                        de?: components["schemas"]["ProductTranslation"];
                    };
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminProduct"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_products_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportDocument"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created: string[];
                        updated: string[];
                        unchanged: string[];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_products_id_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDocumentOutput"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_currencies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null while nothing is for sale. */
                        default: string | null;
                        offered: string[];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_products_schema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_products_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The stored product it would replace; absent: a new one.
                     * @example prd_01k9zq3v7m8d2n4p6r8t0w2y4b
                     */
                    id?: string;
                    product: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What keeps it from being saved. */
                        problems: {
                            code: string;
                            field: string;
                            message: string;
                        }[];
                        /** @description What, besides, keeps it from being published. */
                        missing: {
                            code: string;
                            field: string;
                            message: string;
                        }[];
                        /** @description Advice, for each language but the own of the shop. */
                        translations: {
                            /** @enum {string} */
                            language: "en" | "de";
                            /** @description Fields of the product that are not translated; of a name nobody must. */
                            missing: string[];
                            /** @description Fields that were changed since their translation was. */
                            older: string[];
                        }[];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_products_test_connection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    delivery_model: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup";
                    fulfillment_driver: string;
                    /**
                     * @description What the driver's config_schema asks for. Secrets stand here as references: secret:name.
                     * @default {}
                     */
                    fulfillment_config?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        detail: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_products_id_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminProduct"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, REHEARSAL_UNKNOWN, REHEARSAL_RUNNING, REHEARSAL_UNAVAILABLE, REHEARSAL_REQUIRED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_products_id_unpublish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminProduct"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, REHEARSAL_UNKNOWN, REHEARSAL_RUNNING, REHEARSAL_UNAVAILABLE, REHEARSAL_REQUIRED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_products_id_archive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminProduct"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, REHEARSAL_UNKNOWN, REHEARSAL_RUNNING, REHEARSAL_UNAVAILABLE, REHEARSAL_REQUIRED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_products_id_test_connection: {
        parameters: {
            query?: {
                /** @description Which path of a hybrid product. */
                path?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        detail: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_prices: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                product_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminPrice"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_prices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @description The path of a hybrid product that it buys; else null.
                     * @default null
                     */
                    path?: string | null;
                    /** @enum {string} */
                    billing: "one_time" | "recurring";
                    /** @description In the smallest unit: 1999 with USD is $19.99. */
                    amount_minor: number;
                    /**
                     * Currency
                     * @example USD
                     */
                    currency: string;
                    /** @default null */
                    billing_interval?: ("day" | "week" | "month" | "year") | null;
                    /** @default null */
                    interval_count?: number | null;
                    /**
                     * @description Null: the product's own, where it supports trials.
                     * @default null
                     */
                    trial_days?: number | null;
                    /**
                     * @description The provider's own name for what this price buys.
                     * @default null
                     */
                    plan?: string | null;
                    /**
                     * @description What this plan has, a line each, as plans are compared.
                     * @default []
                     */
                    features?: string[];
                    /** @default true */
                    active?: boolean;
                    /** @default {} */
                    mappings?: {
                        dodo?: {
                            product_id: string;
                        };
                        paypal?: {
                            product_id?: string;
                            plan_id?: string;
                        };
                    };
                    /**
                     * @description Its name and features in further languages.
                     * @default {}
                     */
                    translations?: {
                        en?: components["schemas"]["PriceTranslation"];
                        de?: components["schemas"]["PriceTranslation"];
                    };
                    /** @example prd_01k9zq3v7m8d2n4p6r8t0w2y4b */
                    product_id: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPrice"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_admin_prices_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @description The path of a hybrid product that it buys; else null.
                     * @default null
                     */
                    path?: string | null;
                    /** @enum {string} */
                    billing: "one_time" | "recurring";
                    /** @description In the smallest unit: 1999 with USD is $19.99. */
                    amount_minor: number;
                    /**
                     * Currency
                     * @example USD
                     */
                    currency: string;
                    /** @default null */
                    billing_interval?: ("day" | "week" | "month" | "year") | null;
                    /** @default null */
                    interval_count?: number | null;
                    /**
                     * @description Null: the product's own, where it supports trials.
                     * @default null
                     */
                    trial_days?: number | null;
                    /**
                     * @description The provider's own name for what this price buys.
                     * @default null
                     */
                    plan?: string | null;
                    /**
                     * @description What this plan has, a line each, as plans are compared.
                     * @default []
                     */
                    features?: string[];
                    /** @default true */
                    active?: boolean;
                    /** @default {} */
                    mappings?: {
                        dodo?: {
                            product_id: string;
                        };
                        paypal?: {
                            product_id?: string;
                            plan_id?: string;
                        };
                    };
                    /**
                     * @description Its name and features in further languages.
                     * @default {}
                     */
                    translations?: {
                        en?: components["schemas"]["PriceTranslation"];
                        de?: components["schemas"]["PriceTranslation"];
                    };
                    /** @example prd_01k9zq3v7m8d2n4p6r8t0w2y4b */
                    product_id?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPrice"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_fulfillment_drivers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DriverDescription"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_secrets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminSecret"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_admin_secrets_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Never returned. */
                    value: string;
                    /**
                     * @description What it is for, in words for the team.
                     * @default
                     */
                    purpose?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSecret"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_admin_secrets_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_products_id_rehearsals: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RehearsalSummary"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, REHEARSAL_UNKNOWN, REHEARSAL_RUNNING, REHEARSAL_UNAVAILABLE, REHEARSAL_REQUIRED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_products_id_rehearsals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rehearsal"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, REHEARSAL_UNKNOWN, REHEARSAL_RUNNING, REHEARSAL_UNAVAILABLE, REHEARSAL_REQUIRED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_products_id_rehearsals_rehearsal_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                rehearsal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rehearsal"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, REHEARSAL_UNKNOWN, REHEARSAL_RUNNING, REHEARSAL_UNAVAILABLE, REHEARSAL_REQUIRED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_pictures: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Picture"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_pictures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Picture"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_pictures_sha256_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description SHA-256 of the picture as it was uploaded: its name in every shop. */
                sha256: string;
                file: string | ("logo.webp" | "preview.jpg");
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_products_id_versions: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The version seen last. */
                after?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProductVersion"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_products_id_versions_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductVersionDocument"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_products_slug_waiting_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @description Of a hybrid product; absent: whichever has room first. */
                    path?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        noted: true;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_waiting_list: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                product_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Waiting"][];
                        next: string | null;
                        /** @description What is waited for now, whatever page is asked for. */
                        lines: {
                            product: {
                                /** @example prd_01k9zq3v7m8d2n4p6r8t0w2y4b */
                                id: string;
                                name: string;
                            };
                            path: string | null;
                            waiting: number;
                            /** @description How many could be sold now; null: it cannot run out. */
                            places: number | null;
                            /** @description Why none can be sold, in words for operators. */
                            because: string | null;
                        }[];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_w_id: {
        parameters: {
            query: {
                signature: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_w_id: {
        parameters: {
            query: {
                signature: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_robots_txt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sitemap_xml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sitemaps_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_fonts_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_checkout_quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_checkout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckoutRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckoutAnswer"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ITEM_UNAVAILABLE, RECURRING_ALONE, CURRENCY_MIXED, TOTAL_TOO_LARGE, CART_INVALID, CUSTOMER_REQUIRED, GATEWAY_NOT_OFFERED, NO_GATEWAY, COUPON_NOT_APPLICABLE, BILLING_INCOMPLETE, COUPON_UNKNOWN, COUPON_CODE_TAKEN, COUPON_INVALID, TAX_RULE_TAKEN, TAX_RULE_UNKNOWN, ORDER_NOT_PAYABLE, GATEWAY_UNAVAILABLE, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_orders_id_complete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The token of the order's address; not needed by its signed-in owner. */
                    token?: string;
                    /** @description As the gateway handed it back; the order already knows its own. */
                    gateway_checkout_id?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "pending" | "on_hold" | "paid" | "partially_refunded" | "refunded" | "expired" | "cancelled";
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ORDER_UNKNOWN, ILLEGAL_ORDER_MOVE. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_orders_id_pay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The token of the order's address; not needed by its signed-in owner. */
                    token?: string;
                    /** @enum {string} */
                    payment_gateway?: "dodo" | "paypal";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redirect_url: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ORDER_UNKNOWN, ILLEGAL_ORDER_MOVE, ITEM_UNAVAILABLE, RECURRING_ALONE, CURRENCY_MIXED, TOTAL_TOO_LARGE, CART_INVALID, CUSTOMER_REQUIRED, GATEWAY_NOT_OFFERED, NO_GATEWAY, COUPON_NOT_APPLICABLE, BILLING_INCOMPLETE, COUPON_UNKNOWN, COUPON_CODE_TAKEN, COUPON_INVALID, TAX_RULE_TAKEN, TAX_RULE_UNKNOWN, ORDER_NOT_PAYABLE, GATEWAY_UNAVAILABLE, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_products_id_checkout_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Absent: the oldest active price.
                     * @example pri_01k9zq3v7m8d2n4p6r8t0w2y4b
                     */
                    price_id?: string;
                    /** @default 1 */
                    quantity?: number;
                    /** @description Absent: as before the buyer has chosen anything, and nothing is missed. */
                    choices?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckoutPreview"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_coupons: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                q?: string;
                active?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminCoupon"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_coupons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example SPRING-20 */
                    code: string;
                    /**
                     * @description The share taken off each line, in hundredths of a percent: 1250 is 12.5 %.
                     * @default null
                     */
                    percent_bp?: number | null;
                    /**
                     * @description What is taken off the order, in minor units by currency; in any other currency it does not apply.
                     * @default null
                     */
                    amounts?: {
                        [key: string]: number;
                    } | null;
                    /**
                     * @description The least that the lines it applies to must come to, in minor units by currency.
                     * @default {}
                     */
                    minimums?: {
                        [key: string]: number;
                    };
                    /** @default null */
                    starts_at?: string | null;
                    /** @default null */
                    ends_at?: string | null;
                    /** @default null */
                    redemptions_max?: number | null;
                    /** @default null */
                    per_customer_max?: number | null;
                    /**
                     * @description What it applies to; empty: everything that is paid once.
                     * @default []
                     */
                    product_ids?: string[];
                    /** @default true */
                    active?: boolean;
                    /**
                     * @description What it is for, in words for the team.
                     * @default
                     */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminCoupon"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ITEM_UNAVAILABLE, RECURRING_ALONE, CURRENCY_MIXED, TOTAL_TOO_LARGE, CART_INVALID, CUSTOMER_REQUIRED, GATEWAY_NOT_OFFERED, NO_GATEWAY, COUPON_NOT_APPLICABLE, BILLING_INCOMPLETE, COUPON_UNKNOWN, COUPON_CODE_TAKEN, COUPON_INVALID, TAX_RULE_TAKEN, TAX_RULE_UNKNOWN, ORDER_NOT_PAYABLE, GATEWAY_UNAVAILABLE. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_coupons_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminCoupon"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ITEM_UNAVAILABLE, RECURRING_ALONE, CURRENCY_MIXED, TOTAL_TOO_LARGE, CART_INVALID, CUSTOMER_REQUIRED, GATEWAY_NOT_OFFERED, NO_GATEWAY, COUPON_NOT_APPLICABLE, BILLING_INCOMPLETE, COUPON_UNKNOWN, COUPON_CODE_TAKEN, COUPON_INVALID, TAX_RULE_TAKEN, TAX_RULE_UNKNOWN, ORDER_NOT_PAYABLE, GATEWAY_UNAVAILABLE. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_admin_coupons_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example SPRING-20 */
                    code: string;
                    /**
                     * @description The share taken off each line, in hundredths of a percent: 1250 is 12.5 %.
                     * @default null
                     */
                    percent_bp?: number | null;
                    /**
                     * @description What is taken off the order, in minor units by currency; in any other currency it does not apply.
                     * @default null
                     */
                    amounts?: {
                        [key: string]: number;
                    } | null;
                    /**
                     * @description The least that the lines it applies to must come to, in minor units by currency.
                     * @default {}
                     */
                    minimums?: {
                        [key: string]: number;
                    };
                    /** @default null */
                    starts_at?: string | null;
                    /** @default null */
                    ends_at?: string | null;
                    /** @default null */
                    redemptions_max?: number | null;
                    /** @default null */
                    per_customer_max?: number | null;
                    /**
                     * @description What it applies to; empty: everything that is paid once.
                     * @default []
                     */
                    product_ids?: string[];
                    /** @default true */
                    active?: boolean;
                    /**
                     * @description What it is for, in words for the team.
                     * @default
                     */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminCoupon"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ITEM_UNAVAILABLE, RECURRING_ALONE, CURRENCY_MIXED, TOTAL_TOO_LARGE, CART_INVALID, CUSTOMER_REQUIRED, GATEWAY_NOT_OFFERED, NO_GATEWAY, COUPON_NOT_APPLICABLE, BILLING_INCOMPLETE, COUPON_UNKNOWN, COUPON_CODE_TAKEN, COUPON_INVALID, TAX_RULE_TAKEN, TAX_RULE_UNKNOWN, ORDER_NOT_PAYABLE, GATEWAY_UNAVAILABLE. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_coupons_id_redemptions: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CouponRedemption"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_tax_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TaxRule"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_tax_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example DE */
                    country: string;
                    /**
                     * @description A part of the country; null: all of it.
                     * @default null
                     */
                    region?: string | null;
                    /**
                     * @description The products' tax category that it is for; null: every one without a rule of its own.
                     * @default null
                     */
                    category?: string | null;
                    /** @description As receipts name it, such as VAT. */
                    name: string;
                    /** @description In hundredths of a percent: 1900 is 19 %. */
                    rate_bp: number;
                    /**
                     * Format: date-time
                     * @description Absent: from now on.
                     */
                    valid_from?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRule"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ITEM_UNAVAILABLE, RECURRING_ALONE, CURRENCY_MIXED, TOTAL_TOO_LARGE, CART_INVALID, CUSTOMER_REQUIRED, GATEWAY_NOT_OFFERED, NO_GATEWAY, COUPON_NOT_APPLICABLE, BILLING_INCOMPLETE, COUPON_UNKNOWN, COUPON_CODE_TAKEN, COUPON_INVALID, TAX_RULE_TAKEN, TAX_RULE_UNKNOWN, ORDER_NOT_PAYABLE, GATEWAY_UNAVAILABLE. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_admin_tax_rules_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        deleted: true;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ITEM_UNAVAILABLE, RECURRING_ALONE, CURRENCY_MIXED, TOTAL_TOO_LARGE, CART_INVALID, CUSTOMER_REQUIRED, GATEWAY_NOT_OFFERED, NO_GATEWAY, COUPON_NOT_APPLICABLE, BILLING_INCOMPLETE, COUPON_UNKNOWN, COUPON_CODE_TAKEN, COUPON_INVALID, TAX_RULE_TAKEN, TAX_RULE_UNKNOWN, ORDER_NOT_PAYABLE, GATEWAY_UNAVAILABLE. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_webhooks_gateway: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gateway: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_payments: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                status?: "pending" | "succeeded" | "held" | "failed" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminPayment"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_payments_id_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPayment"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_payments_id_refund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor?: number;
                    /** @description Units given back with it; the product's policy may take them back. */
                    quantity?: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_webhook_events: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                status?: "received" | "applied" | "ignored" | "quarantined";
                gateway?: "dodo" | "paypal";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookEvent"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_webhook_events_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example whe_01k9zq3v7m8d2n4p6r8t0w2y4b */
                        id: string;
                        /** @enum {string} */
                        gateway: "dodo" | "paypal";
                        event_id: string;
                        event_type: string;
                        /** @description What it said in our own words, such as payment.succeeded; empty until it was read. */
                        meaning: string[];
                        /** @enum {string} */
                        status: "received" | "applied" | "ignored" | "quarantined";
                        deliveries: number;
                        order_id: string | null;
                        problem: string | null;
                        /** Format: date-time */
                        received_at: string;
                        applied_at: string | null;
                        body: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_webhook_events_id_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example whe_01k9zq3v7m8d2n4p6r8t0w2y4b */
                        id: string;
                        /** @enum {string} */
                        gateway: "dodo" | "paypal";
                        event_id: string;
                        event_type: string;
                        /** @description What it said in our own words, such as payment.succeeded; empty until it was read. */
                        meaning: string[];
                        /** @enum {string} */
                        status: "received" | "applied" | "ignored" | "quarantined";
                        deliveries: number;
                        order_id: string | null;
                        problem: string | null;
                        /** Format: date-time */
                        received_at: string;
                        applied_at: string | null;
                        body: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_refunds: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                status?: "requested" | "unknown" | "pending" | "succeeded" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListedRefund"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_disputes: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                status?: "opened" | "under_review" | "won" | "lost";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Dispute"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_disputes_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_me_payments_id_receipt_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_payments_id_receipt_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_reconciliations: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                gateway?: "dodo" | "paypal";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Reconciliation"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_reconcile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    gateway?: "dodo" | "paypal";
                    /**
                     * @description How far to look back.
                     * @default 3
                     */
                    days?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Empty where a look was under way already. */
                        items: components["schemas"]["Reconciliation"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_gateways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["GatewayDescription"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_gateways_gateway_test_connection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gateway: "dodo" | "paypal";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example prd_01k9zq3v7m8d2n4p6r8t0w2y4b */
                    product_id?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayTest"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_gateways_gateway_register_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gateway: "dodo" | "paypal";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        gateway: "dodo" | "paypal";
                        endpoint_id: string;
                        url: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, WEBHOOK_URL_NOT_PUBLIC. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_prices_id_mappings_gateway: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                gateway: "dodo" | "paypal";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPrice"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_me_subscriptions: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Subscription"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_me_subscriptions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_subscriptions_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_subscriptions_id_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_subscriptions_id_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_subscriptions_id_payment_method: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redirect_url: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_subscriptions_id_change_plan_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example pri_01k9zq3v7m8d2n4p6r8t0w2y4b */
                    price_id: string;
                    /** @default 1 */
                    quantity?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanChangePreview"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_subscriptions_id_change_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example pri_01k9zq3v7m8d2n4p6r8t0w2y4b */
                    price_id: string;
                    /** @default 1 */
                    quantity?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where the buyer must agree first; null where nobody asks. */
                        consent_url: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_me_subscriptions_id_change_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_subscriptions: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                status?: "trialing" | "active" | "past_due" | "on_hold" | "paused" | "cancel_scheduled" | "cancelled" | "expired";
                concern?: "unpaid" | "problem";
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminSubscription"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_subscriptions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSubscriptionDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_subscriptions_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default period_end
                     * @enum {string}
                     */
                    when?: "period_end" | "now";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSubscriptionDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_subscriptions_id_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSubscriptionDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_subscriptions_id_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSubscriptionDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_subscriptions_id_look: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSubscriptionDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_licenses_validate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    license_key: string;
                    product_slug?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        valid: boolean;
                        /** @enum {string} */
                        code: "VALID" | "UNKNOWN_KEY" | "WRONG_PRODUCT" | "REVOKED" | "SUSPENDED" | "EXPIRED";
                        message: string;
                        product_slug: string | null;
                        license_type: string | null;
                        expires_at: string | null;
                        /** @description The license is good for versions released until then; null while updates go on. */
                        updates_until: string | null;
                        max_activations: number | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_artifacts: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Artifact"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_artifacts: {
        parameters: {
            query: {
                /** @description Small letters, digits, dots, underscores and hyphens. */
                name: string;
                version: string;
                file_name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Artifact"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, DOWNLOAD_UNKNOWN, LINK_EXPIRED, DOWNLOAD_SUSPENDED, DOWNLOAD_REVOKED, FILE_MISSING, ARTIFACT_EXISTS, DIGEST_MALFORMED, DIGEST_MISMATCH, FILE_EMPTY, FILE_TOO_LARGE, UPLOAD_BROKEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_d_grant_id: {
        parameters: {
            query: {
                file: string;
                expires: number;
                signature: string;
            };
            header?: never;
            path: {
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, DOWNLOAD_UNKNOWN, LINK_EXPIRED, DOWNLOAD_SUSPENDED, DOWNLOAD_REVOKED, FILE_MISSING, ARTIFACT_EXISTS, DIGEST_MALFORMED, DIGEST_MISMATCH, FILE_EMPTY, FILE_TOO_LARGE, UPLOAD_BROKEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_instance_engines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InstanceEngine"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_pools: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Pool"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_pools: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Small letters, digits and hyphens; what products name it by.
                     * @example small
                     */
                    name: string;
                    title: string;
                    /** @enum {string} */
                    driver: "process" | "oci" | "kubernetes";
                    /**
                     * @description The engine's own settings.
                     * @default {}
                     */
                    config?: {
                        [key: string]: unknown;
                    };
                    /** @description The only machine whose workers tend it. Absent: for processes this one, else any. */
                    host?: string | null;
                    /**
                     * @description Words by which products choose among pools, such as region: eu.
                     * @default {}
                     */
                    labels?: {
                        [key: string]: string;
                    };
                    /**
                     * @default open
                     * @enum {string}
                     */
                    status?: "open" | "cordoned" | "draining";
                    instances_max: number;
                    /** @description Thousandths of a core that may be promised in all. */
                    cpu_millis: number;
                    memory_mb: number;
                    disk_mb: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_pools_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_admin_pools_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Small letters, digits and hyphens; what products name it by.
                     * @example small
                     */
                    name: string;
                    title: string;
                    /** @enum {string} */
                    driver: "process" | "oci" | "kubernetes";
                    /**
                     * @description The engine's own settings.
                     * @default {}
                     */
                    config?: {
                        [key: string]: unknown;
                    };
                    /** @description The only machine whose workers tend it. Absent: for processes this one, else any. */
                    host?: string | null;
                    /**
                     * @description Words by which products choose among pools, such as region: eu.
                     * @default {}
                     */
                    labels?: {
                        [key: string]: string;
                    };
                    /**
                     * @default open
                     * @enum {string}
                     */
                    status?: "open" | "cordoned" | "draining";
                    instances_max: number;
                    /** @description Thousandths of a core that may be promised in all. */
                    cpu_millis: number;
                    memory_mb: number;
                    disk_mb: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_admin_pools_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_server_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ServerTemplate"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_server_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Small letters, digits and hyphens; what products name it by.
                     * @example small
                     */
                    name: string;
                    title: string;
                    /** @enum {string} */
                    kind: "bundle" | "image";
                    /** @default / */
                    health_path?: string;
                    /**
                     * @description Port inside; processes are told another one.
                     * @default 8080
                     */
                    port?: number;
                    /** @default [] */
                    data_folders?: string[];
                    /** @default [] */
                    environment?: ({
                        name: string;
                        /** @constant */
                        kind: "text";
                        /** @description May name {{url}}, {{host}}, {{customer_email}}, {{customer_name}}, {{product_name}}, {{plan}}, {{quantity}} and {{order_id}}. */
                        value: string;
                    } | {
                        name: string;
                        /** @constant */
                        kind: "generated";
                        /**
                         * @description Whether the customer may read it, as with an owner's token.
                         * @default false
                         */
                        shown_to_customer?: boolean;
                    })[];
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerTemplate"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_server_templates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerTemplate"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_admin_server_templates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Small letters, digits and hyphens; what products name it by.
                     * @example small
                     */
                    name: string;
                    title: string;
                    /** @enum {string} */
                    kind: "bundle" | "image";
                    /** @default / */
                    health_path?: string;
                    /**
                     * @description Port inside; processes are told another one.
                     * @default 8080
                     */
                    port?: number;
                    /** @default [] */
                    data_folders?: string[];
                    /** @default [] */
                    environment?: ({
                        name: string;
                        /** @constant */
                        kind: "text";
                        /** @description May name {{url}}, {{host}}, {{customer_email}}, {{customer_name}}, {{product_name}}, {{plan}}, {{quantity}} and {{order_id}}. */
                        value: string;
                    } | {
                        name: string;
                        /** @constant */
                        kind: "generated";
                        /**
                         * @description Whether the customer may read it, as with an owner's token.
                         * @default false
                         */
                        shown_to_customer?: boolean;
                    })[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerTemplate"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_admin_server_templates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_server_templates_id_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: string;
                    /** @description With its digest (name@sha256:…), so that it stays what it is. */
                    image: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerTemplate"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_server_templates_id_bundles: {
        parameters: {
            query: {
                version: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerTemplate"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_server_templates_id_versions_version_id_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerTemplate"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_server_templates_id_versions_version_id_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerTemplate"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_resource_profiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ResourceProfile"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_resource_profiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Small letters, digits and hyphens; what products name it by.
                     * @example small
                     */
                    name: string;
                    title: string;
                    /** @description Thousandths of a core. */
                    cpu_millis: number;
                    memory_mb: number;
                    disk_mb: number;
                    /**
                     * @description Processes and threads together.
                     * @default 256
                     */
                    pids?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceProfile"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_admin_resource_profiles_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Small letters, digits and hyphens; what products name it by.
                     * @example small
                     */
                    name: string;
                    title: string;
                    /** @description Thousandths of a core. */
                    cpu_millis: number;
                    memory_mb: number;
                    disk_mb: number;
                    /**
                     * @description Processes and threads together.
                     * @default 256
                     */
                    pids?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceProfile"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_admin_resource_profiles_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_instances: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                pool_id?: string;
                state?: "absent" | "starting" | "running" | "unhealthy" | "suspended" | "stopped" | "failed";
                in_trouble?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminInstance"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_instances_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminInstanceDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_instances_id_logs: {
        parameters: {
            query?: {
                lines?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_instances_id_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminInstanceDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_instances_id_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminInstanceDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_instances_id_restart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminInstanceDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_instances_id_backup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminInstanceDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_instances_id_upgrade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The newest released one where absent.
                     * @example tpv_01k9zq3v7m8d2n4p6r8t0w2y4b
                     */
                    version_id?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminInstanceDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_instances_id_backups_backup_id_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                backup_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminInstanceDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_instance_orphans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InstanceOrphan"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_instance_orphans_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example pol_01k9zq3v7m8d2n4p6r8t0w2y4b */
                    pool_id: string;
                    instance_key: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InstanceOrphan"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_me_installations: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Installation"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_me_installations_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_installations_id_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_installations_id_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_installations_id_restart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_installations_id_backup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_installations_id_upgrade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_installations_id_backups_backup_id_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                backup_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_installations_id_backups_backup_id_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                backup_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_installations_id_secrets_name_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        value: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_b_backup_id: {
        parameters: {
            query: {
                expires: number;
                signature: string;
            };
            header?: never;
            path: {
                backup_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_domains: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                kind?: "subdomain" | "custom";
                status?: "pending_dns" | "verified" | "issuing" | "active" | "failing" | "released";
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminDomain"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_domains_domain_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                domain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminDomainDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_instances_id_domains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InstallationDomain"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_instances_id_domains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    host: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InstallationDomain"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_instances_id_domains_domain_id_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                domain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InstallationDomain"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_admin_instances_id_domains_domain_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                domain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InstallationDomain"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_me_installations_id_domains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InstallationDomain"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_installations_id_domains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    host: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InstallationDomain"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_installations_id_domains_domain_id_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                domain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InstallationDomain"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_me_installations_id_domains_domain_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                domain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InstallationDomain"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_proxy_ask: {
        parameters: {
            query: {
                domain: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        allowed: true;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, POOL_UNKNOWN, TEMPLATE_UNKNOWN, VERSION_UNKNOWN, PROFILE_UNKNOWN, NAME_IN_USE, IN_USE, DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID, VERSION_EXISTS, VERSION_KIND, BUNDLE_REFUSED, INSTANCE_UNKNOWN, ORPHAN_UNKNOWN, BACKUP_UNKNOWN, LINK_EXPIRED, NOT_NOW, OPERATION_RUNNING, NO_NEWER_VERSION, CAPACITY_EXHAUSTED, DOMAIN_UNKNOWN, DOMAIN_REFUSED, DOMAIN_TAKEN, DOMAIN_STAYS, NOTHING_SECRET. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_instance_proxy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "embedded" | "caddy" | "none";
                        problem: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_tasks: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                status?: "open" | "done" | "cancelled";
                state?: "unassigned" | "in_work" | "awaiting_customer" | "done" | "cancelled";
                queue?: string;
                /** @description A user, `me`, or `none` for what nobody has. */
                assignee?: string;
                overdue?: "true";
                sort?: "newest" | "due";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminTask"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_task_queues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TaskQueue"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_task_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TaskTeamMember"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_tasks_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTaskDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_tasks_id_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A user, or `me`; null hands it back. */
                    assignee: string | null;
                    /** @description Who had it when you looked: a quicker wish then stands. */
                    was?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTaskDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_tasks_id_checklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    position: number;
                    checked: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTaskDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_tasks_id_comments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /**
                     * @default team
                     * @enum {string}
                     */
                    kind?: "team" | "customer";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTaskDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_tasks_id_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /** @description What he fills in; one box for a text where absent. */
                    form_schema?: components["schemas"]["FormSchema"];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTaskDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_admin_tasks_id_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTaskDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_tasks_id_complete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Left for the customer. */
                    note?: string;
                    /** @description Where he finds what was set up. */
                    workspace_url?: string;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTaskDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_tasks_id_files: {
        parameters: {
            query: {
                file_name: string;
                for_customer?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTaskDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_tasks_id_files_file_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_admin_tasks_id_files_file_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTaskDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_api_admin_tasks_id_files_file_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                file_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    for_customer: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTaskDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_fulfillments_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    path: string;
                    /**
                     * @description A price of that path.
                     * @example pri_01k9zq3v7m8d2n4p6r8t0w2y4b
                     */
                    price_id: string;
                    /**
                     * @description By the path's choices_schema.
                     * @default {}
                     */
                    choices?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null while the change of plan waits. */
                        move: components["schemas"]["PathMove"] | null;
                        /** @description Where the buyer agrees first, where the gateway wants that. */
                        consent_url: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_path_moves_id_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null while the change of plan waits. */
                        move: components["schemas"]["PathMove"] | null;
                        /** @description Where the buyer agrees first, where the gateway wants that. */
                        consent_url: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_path_moves_id_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null while the change of plan waits. */
                        move: components["schemas"]["PathMove"] | null;
                        /** @description Where the buyer agrees first, where the gateway wants that. */
                        consent_url: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_path_moves: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                status?: "preparing" | "overlap" | "completed" | "returned" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminPathMove"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_fulfillments_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    path: string;
                    /**
                     * @description A price of that path.
                     * @example pri_01k9zq3v7m8d2n4p6r8t0w2y4b
                     */
                    price_id: string;
                    /**
                     * @description By the path's choices_schema.
                     * @default {}
                     */
                    choices?: {
                        [key: string]: unknown;
                    };
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null while the change of plan waits. */
                        move: components["schemas"]["PathMove"] | null;
                        /** @description Where the buyer agrees first, where the gateway wants that. */
                        consent_url: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_path_moves_id_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null while the change of plan waits. */
                        move: components["schemas"]["PathMove"] | null;
                        /** @description Where the buyer agrees first, where the gateway wants that. */
                        consent_url: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_path_moves_id_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null while the change of plan waits. */
                        move: components["schemas"]["PathMove"] | null;
                        /** @description Where the buyer agrees first, where the gateway wants that. */
                        consent_url: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED, SUBSCRIPTION_UNKNOWN, NOT_NOW, PAUSE_UNSUPPORTED, GATEWAY_SAID_NO, GATEWAY_SILENT, PLAN_NOT_OFFERED, PLAN_IS_THE_SAME, PLAN_CHANGE_OPEN, PLAN_CHANGE_REFUSED, DELIVERY_SILENT, GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, WEBHOOK_REFUSED, WEBHOOK_UNVERIFIABLE, PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE, PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, EVENT_NOT_QUARANTINED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_guard_batches: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                status?: "open" | "approved" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["GuardBatch"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_guard_batches_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardBatch"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_guard_batches_id_deliveries: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HeldDelivery"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_guard_batches_id_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardBatch"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_guard_batches_id_reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardBatch"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_fulfillments: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                status?: "queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled";
                driver?: string;
                order_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminFulfillment"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_fulfillments_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminFulfillmentDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_fulfillments_id_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminFulfillmentDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_fulfillments_id_suspend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminFulfillmentDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_fulfillments_id_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminFulfillmentDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_fulfillments_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminFulfillmentDetail"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_orders_id: {
        parameters: {
            query?: {
                token?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_orders_id_licenses_license_id_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                license_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedLicense"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, LICENSE_UNKNOWN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_orders_id_downloads_grant_id_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadLink"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, DOWNLOAD_UNKNOWN, LINK_EXPIRED, DOWNLOAD_SUSPENDED, DOWNLOAD_REVOKED, FILE_MISSING, ARTIFACT_EXISTS, DIGEST_MALFORMED, DIGEST_MISMATCH, FILE_EMPTY, FILE_TOO_LARGE, UPLOAD_BROKEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_orders_id_fulfillments_fulfillment_id_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                fulfillment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token?: string;
                    /** @default {} */
                    answer?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fulfillment"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_orders_id_files_file_id: {
        parameters: {
            query?: {
                token?: string;
            };
            header?: never;
            path: {
                id: string;
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_orders_id_fulfillments_fulfillment_id_credentials_name_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                fulfillment_id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token?: string;
                    /** @example tsk_01k9zq3v7m8d2n4p6r8t0w2y4b */
                    task_id: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedCredential"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM, CHECKLIST_OPEN, CHECK_UNKNOWN, CUSTOMER_ASKED, QUESTION_OVER, ANSWER_INVALID, TASK_FILE_UNKNOWN, TASK_FILE_EMPTY, TASK_FILE_TOO_LARGE, TASK_FILES_FULL, TASK_UPLOAD_BROKEN, CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_me_orders: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Order"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_me_fulfillments: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MyFulfillment"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_me_licenses: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MyLicense"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_me_downloads: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MyDownload"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_licenses_id_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedLicense"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, LICENSE_UNKNOWN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_downloads_id_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadLink"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, DOWNLOAD_UNKNOWN, LINK_EXPIRED, DOWNLOAD_SUSPENDED, DOWNLOAD_REVOKED, FILE_MISSING, ARTIFACT_EXISTS, DIGEST_MALFORMED, DIGEST_MISMATCH, FILE_EMPTY, FILE_TOO_LARGE, UPLOAD_BROKEN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_me_data: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_me_deletion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        blockers: {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            kind: "subscription" | "delivery" | "dispute";
                        }[];
                        ends: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_me_deletion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The address of the account. */
                    confirm: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        deleted: true;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ADDRESS_NOT_CONFIRMED, ACCOUNT_IN_USE. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_mails: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MailSummary"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_alerts: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                state?: "open" | "resolved";
                rule?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Alert"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_alerts_count: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        open: number;
                        unseen: number;
                        critical: number;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_alerts_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            key: string;
                            title: string;
                            about: string;
                            /** @enum {string} */
                            severity: "critical" | "warning" | "info";
                            watched: boolean;
                            limits: {
                                name: string;
                                title: string;
                                value: number;
                                default: number;
                            }[];
                            runbook_url: string;
                        }[];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_alerts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example alt_01k9zq3v7m8d2n4p6r8t0w2y4b */
                        id: string;
                        rule: string;
                        title: string;
                        about: string;
                        /** @description Whom it is about; empty: the shop. */
                        subject: string;
                        /** @enum {string} */
                        severity: "critical" | "warning" | "info";
                        /** @enum {string} */
                        state: "open" | "acknowledged" | "snoozed" | "resolved";
                        summary: string;
                        detail: {
                            [key: string]: unknown;
                        };
                        value: number;
                        runbook_url: string;
                        /** Format: date-time */
                        opened_at: string;
                        /** Format: date-time */
                        seen_at: string;
                        told_at: string | null;
                        /** @description Since when it is not so any more; it is resolved once that lasts. */
                        healing_since: string | null;
                        acknowledged_at: string | null;
                        acknowledged_by: string | null;
                        snoozed_until: string | null;
                        snoozed_by: string | null;
                        resolved_at: string | null;
                        tellings: components["schemas"]["AlertTelling"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ALERT_UNKNOWN, ALERT_RESOLVED, DESTINATION_UNKNOWN, DESTINATION_EXISTS, DESTINATION_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_alerts_id_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ALERT_UNKNOWN, ALERT_RESOLVED, DESTINATION_UNKNOWN, DESTINATION_EXISTS, DESTINATION_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_alerts_id_snooze: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hours: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ALERT_UNKNOWN, ALERT_RESOLVED, DESTINATION_UNKNOWN, DESTINATION_EXISTS, DESTINATION_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_alert_destinations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AlertDestination"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_alert_destinations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "mail" | "webhook";
                    name: string;
                    address: string;
                    /**
                     * @default warning
                     * @enum {string}
                     */
                    least_severity?: "critical" | "warning" | "info";
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example ald_01k9zq3v7m8d2n4p6r8t0w2y4b */
                        id: string;
                        /** @enum {string} */
                        kind: "mail" | "webhook";
                        name: string;
                        address: string;
                        /** @enum {string} */
                        least_severity: "critical" | "warning" | "info";
                        enabled: boolean;
                        created_by: string;
                        /** Format: date-time */
                        created_at: string;
                        /** @description What was last told there. */
                        last: components["schemas"]["AlertTelling"] | null;
                        /** @description What a webhook is signed with; shown this once. */
                        secret: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ALERT_UNKNOWN, ALERT_RESOLVED, DESTINATION_UNKNOWN, DESTINATION_EXISTS, DESTINATION_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_admin_alert_destinations_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ALERT_UNKNOWN, ALERT_RESOLVED, DESTINATION_UNKNOWN, DESTINATION_EXISTS, DESTINATION_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_api_admin_alert_destinations_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    least_severity?: "critical" | "warning" | "info";
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertDestination"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ALERT_UNKNOWN, ALERT_RESOLVED, DESTINATION_UNKNOWN, DESTINATION_EXISTS, DESTINATION_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_alert_destinations_id_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example alm_01k9zq3v7m8d2n4p6r8t0w2y4b */
                        telling_id: string;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ALERT_UNKNOWN, ALERT_RESOLVED, DESTINATION_UNKNOWN, DESTINATION_EXISTS, DESTINATION_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_invariants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invariants"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_invariants_runs: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditRun"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_invariants_runs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    heal?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRun"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, AUDIT_UNDER_WAY. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_orders: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                status?: "pending" | "on_hold" | "paid" | "partially_refunded" | "refunded" | "expired" | "cancelled";
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdminOrder"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_orders_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        status: "pending" | "on_hold" | "paid" | "partially_refunded" | "refunded" | "expired" | "cancelled";
                        status_label: string;
                        customer: {
                            email: string;
                            name: string;
                        };
                        total: {
                            amount_minor: number;
                            currency: string;
                        };
                        refunded_minor: number;
                        payment_gateway: string;
                        /** @description Of an order of an earlier shop: its number and payment there. No payment of ours is behind it. */
                        imported: {
                            from: string;
                            number: string;
                            gateway: string | null;
                            payment_reference: string | null;
                        } | null;
                        /** Format: date-time */
                        created_at: string;
                        paid_at: string | null;
                        items: {
                            id: string;
                            product_name: string;
                            price_name: string;
                            quantity: number;
                            /** @description At list price, before a discount and added tax. */
                            total_minor: number;
                            fulfillments: {
                                id: string;
                                /** @enum {string} */
                                status: "queued" | "processing" | "awaiting_customer" | "manual_pending" | "active" | "suspended" | "failed" | "cancelled";
                                status_label: string;
                                driver: string;
                            }[];
                        }[];
                        discount: {
                            amount_minor: number;
                            currency: string;
                        } | null;
                        coupon_code: string | null;
                        taxes: {
                            name: string;
                            rate_bp: number;
                            tax: {
                                amount_minor: number;
                                currency: string;
                            };
                            reverse_charge: boolean;
                        }[];
                        tax_included: boolean;
                        payments: components["schemas"]["AdminPayment"][];
                        events: {
                            id: string;
                            event_type: string;
                            status: string;
                            /** Format: date-time */
                            received_at: string;
                        }[];
                        history: {
                            from: string | null;
                            to: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        metadata: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, ORDER_UNKNOWN, ILLEGAL_ORDER_MOVE. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_overview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orders_today: number;
                        paid_today: {
                            amount_minor: number;
                            currency: string;
                        }[];
                        fulfillments: {
                            [key: string]: number;
                        };
                        /** @description Deliveries that were given up, without snoozed ones. */
                        failures: number;
                        /** @description Masses of suspensions and cancellations that wait for a second person. */
                        held_masses: number;
                        held_payments: number;
                        open_tasks: number;
                        overdue_tasks: number;
                        quarantined_events: number;
                        unpaid_subscriptions: number;
                        subscription_problems: number;
                        open_disputes: number;
                        next_dispute_deadline: string | null;
                        gateway_warnings: {
                            /** @enum {string} */
                            gateway: "dodo" | "paypal";
                            /** @enum {string} */
                            level: "ok" | "warning" | "error";
                            detail: string;
                            fix: string | null;
                        }[];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_products_id_checklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ChecklistLine"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, PRODUCT_UNKNOWN, VERSION_UNKNOWN, PRICE_UNKNOWN, PRODUCT_INCONSISTENT, FIELD_INVALID, DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID, CHOICES_INVALID, SOLD_OUT, PATHS_INVALID, PATH_UNKNOWN, PATH_IN_USE, NOT_SOLD_OUT, EXTERNAL_PRODUCT_REQUIRED, GATEWAY_UNKNOWN, DEFAULT_GATEWAY_DISABLED, MAPPING_MISSING, MAPPING_INCONSISTENT, MAPPING_NOT_NEEDED, POLICY_UNSUPPORTED, BILLING_UNSUPPORTED, INTERVAL_INVALID, TRIAL_UNSUPPORTED, PRICE_REQUIRED, SECRET_UNKNOWN, SECRET_NOT_FOUND, SECRET_IN_USE, SLUG_TAKEN, PRICE_NAME_TAKEN, PRICE_FIXED, REVISION_CONFLICT, ILLEGAL_STATUS, CONNECTION_NOT_TESTABLE, TRANSLATION_OF_NOTHING, PICTURE_UNKNOWN, PICTURE_UNREADABLE, IMPORT_REFUSED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Setting"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_admin_settings_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: number;
                    value: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setting"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, SETTING_UNKNOWN, SETTING_INVALID, SETTING_CHANGED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_doctor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        findings: components["schemas"]["DoctorFinding"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_backups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, MACHINE_KEY_NEEDED, BACKUP_UNDER_WAY, NO_SHOP_HERE, BACKUP_MISSING, BACKUP_UNREADABLE, FORMAT_TOO_NEW, SCHEMA_TOO_NEW, KEY_MISSING, TARGET_NOT_EMPTY, TARGET_FOREIGN, SHOP_RUNS, RESTORE_UNFINISHED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_bench: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        failures: {
                            count: number;
                            snoozed: number;
                            causes: number;
                        };
                        asked_after: {
                            count: number;
                            items: {
                                id: string;
                                order_id: string;
                                product_name: string;
                                customer: {
                                    email: string;
                                    name: string;
                                };
                                driver: string;
                                provider: string;
                                code: string | null;
                                detail: string | null;
                                /** Format: date-time */
                                next_look_at: string;
                            }[];
                        };
                        held_payments: {
                            count: number;
                            items: {
                                id: string;
                                title: string;
                                note: string | null;
                                at: string | null;
                            }[];
                        };
                        failed_refunds: {
                            count: number;
                            items: {
                                id: string;
                                title: string;
                                note: string | null;
                                at: string | null;
                            }[];
                        };
                        quarantined_events: {
                            count: number;
                            items: {
                                id: string;
                                title: string;
                                note: string | null;
                                at: string | null;
                            }[];
                        };
                        overdue_tasks: {
                            count: number;
                            items: {
                                id: string;
                                title: string;
                                note: string | null;
                                at: string | null;
                            }[];
                        };
                        disputes_due: {
                            count: number;
                            items: {
                                id: string;
                                title: string;
                                note: string | null;
                                at: string | null;
                            }[];
                        };
                        held_masses: {
                            count: number;
                            items: {
                                id: string;
                                title: string;
                                note: string | null;
                                at: string | null;
                            }[];
                        };
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_dead_letters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetterCause"][];
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_dead_letters_records: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                driver?: string;
                provider?: string;
                code?: string;
                snoozed?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetter"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_dead_letters_retry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cause?: {
                        driver: string;
                        provider: string;
                        /** @description How the fault is called. */
                        code: string;
                    };
                    ids?: string[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenchRun"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, NO_LONGER_FAILED, NOT_UNDELIVERED, NO_PAYMENT, MOVE_UNDER_WAY, REFUND_FAILED, RUN_UNKNOWN, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_dead_letters_cancel_with_refund: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cause?: {
                        driver: string;
                        provider: string;
                        /** @description How the fault is called. */
                        code: string;
                    };
                    ids?: string[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenchRun"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, NO_LONGER_FAILED, NOT_UNDELIVERED, NO_PAYMENT, MOVE_UNDER_WAY, REFUND_FAILED, RUN_UNKNOWN, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_dead_letters_hand_over: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cause?: {
                        driver: string;
                        provider: string;
                        /** @description How the fault is called. */
                        code: string;
                    };
                    ids?: string[];
                    reason: string;
                    queue: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenchRun"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, NO_LONGER_FAILED, NOT_UNDELIVERED, NO_PAYMENT, MOVE_UNDER_WAY, REFUND_FAILED, RUN_UNKNOWN, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_dead_letters_snooze: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cause?: {
                        driver: string;
                        provider: string;
                        /** @description How the fault is called. */
                        code: string;
                    };
                    ids?: string[];
                    reason: string;
                    /** Format: date-time */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenchRun"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, NO_LONGER_FAILED, NOT_UNDELIVERED, NO_PAYMENT, MOVE_UNDER_WAY, REFUND_FAILED, RUN_UNKNOWN, FULFILLMENT_UNKNOWN, ILLEGAL_MOVE, CANNOT_WAIT, MOVE_UNKNOWN, MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NEEDS_THE_OLD_PLACE, MOVE_MOVED_ON, GUARD_BATCH_UNKNOWN, GUARD_DECIDED, GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, NOTHING_ASKED. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_bench_runs_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenchRun"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, NO_LONGER_FAILED, NOT_UNDELIVERED, NO_PAYMENT, MOVE_UNDER_WAY, REFUND_FAILED, RUN_UNKNOWN. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_disputes_id_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeEvidence"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_disputes_id_evidence_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_reports_sales: {
        parameters: {
            query?: {
                /** @description How many days, UTC; the last of them is today. */
                days?: "7" | "30" | "90" | "365";
                /** @description Whose days and products are told; the one with the most payments where absent. */
                currency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesReport"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_reports_deliveries: {
        parameters: {
            query?: {
                /** @description How many days, UTC; the last of them is today. */
                days?: "7" | "30" | "90" | "365";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveriesReport"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_reports_providers: {
        parameters: {
            query?: {
                /** @description How many days, UTC; the last of them is today. */
                days?: "7" | "30" | "90" | "365";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvidersReport"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_reports_queue: {
        parameters: {
            query?: {
                /** @description How many days, UTC; the last of them is today. */
                days?: "7" | "30" | "90" | "365";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueReport"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_reports_recompute: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "forgotten";
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_search: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchAnswer"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_exports_orders_csv: {
        parameters: {
            query?: {
                /** @description First day, UTC. */
                from?: string;
                /** @description Last day, UTC; today where absent. */
                to?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_exports_order_items_csv: {
        parameters: {
            query?: {
                /** @description First day, UTC. */
                from?: string;
                /** @description Last day, UTC; today where absent. */
                to?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_exports_order_taxes_csv: {
        parameters: {
            query?: {
                /** @description First day, UTC. */
                from?: string;
                /** @description Last day, UTC; today where absent. */
                to?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_exports_payments_csv: {
        parameters: {
            query?: {
                /** @description First day, UTC. */
                from?: string;
                /** @description Last day, UTC; today where absent. */
                to?: string;
                status?: string;
                gateway?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_exports_refunds_csv: {
        parameters: {
            query?: {
                /** @description First day, UTC. */
                from?: string;
                /** @description Last day, UTC; today where absent. */
                to?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_exports_customers_csv: {
        parameters: {
            query?: {
                /** @description First day, UTC. */
                from?: string;
                /** @description Last day, UTC; today where absent. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_exports_fulfillments_csv: {
        parameters: {
            query?: {
                /** @description First day, UTC. */
                from?: string;
                /** @description Last day, UTC; today where absent. */
                to?: string;
                status?: string;
                driver?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_exports_subscriptions_csv: {
        parameters: {
            query?: {
                /** @description First day, UTC. */
                from?: string;
                /** @description Last day, UTC; today where absent. */
                to?: string;
                status?: string;
                gateway?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_exports_licenses_csv: {
        parameters: {
            query?: {
                /** @description First day, UTC. */
                from?: string;
                /** @description Last day, UTC; today where absent. */
                to?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_exports_audit_log_csv: {
        parameters: {
            query?: {
                /** @description First day, UTC. */
                from?: string;
                /** @description Last day, UTC; today where absent. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_imports_files: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        files: components["schemas"]["ImportFile"][];
                        codes: {
                            [key: string]: string;
                        };
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_imports: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Import"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_imports: {
        parameters: {
            query: {
                kind: "products" | "customers" | "orders" | "licenses";
                source?: string;
                file_name: string;
                dry_run?: "true" | "false";
                /** @description ImportDecisions, as JSON. */
                decisions?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, IMPORT_UNKNOWN, IMPORT_OPEN, IMPORT_OVER, FILE_FORGOTTEN, FILE_EMPTY, FILE_NOT_UTF8, FILE_BROKEN, FILE_COLUMNS, FILE_TOO_LARGE, FILE_TOO_LONG, UPLOAD_BROKEN, DECISIONS_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_imports_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, IMPORT_UNKNOWN, IMPORT_OPEN, IMPORT_OVER, FILE_FORGOTTEN, FILE_EMPTY, FILE_NOT_UTF8, FILE_BROKEN, FILE_COLUMNS, FILE_TOO_LARGE, FILE_TOO_LONG, UPLOAD_BROKEN, DECISIONS_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_imports_id_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    dry_run?: boolean;
                    decisions?: {
                        /**
                         * @description What the file calls a column, and what it is called here: { "order_number": "id" }.
                         * @default {}
                         */
                        columns?: {
                            [key: string]: string;
                        };
                        /**
                         * @description By the product's id in the earlier shop.
                         * @default {}
                         */
                        products?: {
                            [key: string]: {
                                /**
                                 * @description Leave it behind.
                                 * @constant
                                 */
                                skip?: true;
                                /** @enum {string} */
                                delivery_model?: "saas_multitenant" | "saas_singletenant" | "self_hosted_license" | "self_hosted_download" | "managed_setup" | "hybrid";
                                fulfillment_driver?: string;
                                fulfillment_config?: {
                                    [key: string]: unknown;
                                };
                                external_provider?: string;
                                external_product_ref?: string;
                                /** @description Of a hybrid product. */
                                paths?: {
                                    [key: string]: unknown;
                                }[];
                                /** @description Of a hybrid product: the path that its price buys. */
                                price_path?: string;
                            };
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, IMPORT_UNKNOWN, IMPORT_OPEN, IMPORT_OVER, FILE_FORGOTTEN, FILE_EMPTY, FILE_NOT_UTF8, FILE_BROKEN, FILE_COLUMNS, FILE_TOO_LARGE, FILE_TOO_LONG, UPLOAD_BROKEN, DECISIONS_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_imports_id_rows: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
                outcome?: "created" | "linked" | "updated" | "unchanged" | "kept" | "skipped" | "bad";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportedRow"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, IMPORT_UNKNOWN, IMPORT_OPEN, IMPORT_OVER, FILE_FORGOTTEN, FILE_EMPTY, FILE_NOT_UTF8, FILE_BROKEN, FILE_COLUMNS, FILE_TOO_LARGE, FILE_TOO_LONG, UPLOAD_BROKEN, DECISIONS_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_admin_imports_id_rejected_csv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, IMPORT_UNKNOWN, IMPORT_OPEN, IMPORT_OVER, FILE_FORGOTTEN, FILE_EMPTY, FILE_NOT_UTF8, FILE_BROKEN, FILE_COLUMNS, FILE_TOO_LARGE, FILE_TOO_LONG, UPLOAD_BROKEN, DECISIONS_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_admin_imports_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem; `code` is one of: INVALID_REQUEST, MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN, TWO_FACTOR_REQUIRED, CROSS_SITE, TOO_MANY_REQUESTS, IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE, INTERNAL, IMPORT_UNKNOWN, IMPORT_OPEN, IMPORT_OVER, FILE_FORGOTTEN, FILE_EMPTY, FILE_NOT_UTF8, FILE_BROKEN, FILE_COLUMNS, FILE_TOO_LARGE, FILE_TOO_LONG, UPLOAD_BROKEN, DECISIONS_INVALID. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
