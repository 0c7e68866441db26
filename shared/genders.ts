// What members may say of their gender; without a schema, so that the page can use it too.
export const genders = ['unset', 'female', 'male', 'other'] as const;
